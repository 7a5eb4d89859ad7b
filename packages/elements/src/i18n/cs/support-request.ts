import { countWords } from '../formats/count-words.ts';
import type { SupportRequestMessages } from '../messages/support-request.ts';

const characters = countWords('cs', { one: 'znak', few: 'znaky', other: 'znaků' });

export const supportRequest: SupportRequestMessages = {
  supportRequestTitle: 'Napište podpoře',
  supportRequestIntro:
    'Pokud nemáte ověřovací aplikaci ani e-mail či telefon uvedený u účtu, požádejte nás tady o vypnutí OTP.',
  email: 'E-mail',
  emailHint: 'Adresa, kterou se přihlašujete, i když její poštu už nemůžete číst',
  emailRequired: 'Zadejte e-mail, kterým se přihlašujete.',
  emailFormat: 'Toto není e-mailová adresa. Zkontrolujte ji.',
  whatHappened: 'Co se stalo',
  whatHappenedHint: (limit) =>
    `Napište i to, jak se s vámi můžeme spojit. Neposílejte hesla, kódy ani klíče. Nejvýše ${limit} znaků.`,
  whatHappenedRequired: 'Napište nám, co se stalo.',
  charactersUsed: (used, limit) => `${used} z ${limit}`,
  charactersLeft: (left) => `Zbývá místo na ${characters(left)}.`,
  charactersOver: (over) => `O ${characters(over)} víc, než je možné.`,
  sendRequest: 'Odeslat žádost',
  solveCaptcha: 'Ještě jeden krok: ukažte tady, že nejste robot. Žádost se pak hned odešle.',
  tooManyRequests: 'Bylo odesláno příliš mnoho žádostí.',
  supportRequested: 'Vaši žádost máme',
  supportRequestedText:
    'Do jednoho pracovního dne se vám někdo ozve a nejprve ověří, že jste to vy. Nikdo se vás nebude ptát na heslo ani na kód.',
};
