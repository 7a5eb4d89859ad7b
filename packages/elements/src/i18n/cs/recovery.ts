import type { CaptchaMessages } from '../messages/captcha.ts';
import type { RecoveryMessages } from '../messages/recovery.ts';
import type { SupportLineMessages } from '../messages/support-line.ts';
import { account } from './account.ts';
import { duration } from './duration.ts';

export const recovery: Omit<RecoveryMessages, keyof SupportLineMessages | keyof CaptchaMessages> = {
  ...account,
  lost: 'Ztratila se mi karta OTP',
  recoveryTitle: 'Deaktivovat OTP',
  recoveryIntro:
    'Na e-mailovou adresu vašeho účtu pošleme odkaz. Na stránce za ním potvrdíte, že jste to vy, a OTP se vypne. Potom se přihlásíte heslem a OTP můžete znovu nastavit.',
  sendLink: 'Poslat odkaz',
  yourEmail: 'vaši e-mailovou adresu',
  mailTitle: 'Podívejte se do e-mailu',
  mail: {
    on_its_way: (email) => `E-mail na ${email} je na cestě.`,
    sent: (email) => `Poslali jsme e-mail na ${email}.`,
    failed: (email) => `E-mail na ${email} se nepodařilo odeslat.`,
  },
  mailAdvice: 'Nepřišel? Podívejte se do složky s nevyžádanou poštou.',
  openWithin: (seconds) => `Odkaz v něm otevřete během ${minutes(seconds)}.`,
  failedAdvice: 'Pošlete to znovu. Pokud to ani pak nepůjde, obraťte se na podporu.',
  sendAgain: 'Poslat znovu',
  sendAgainIn: (seconds) => `Poslat znovu můžete za ${duration(seconds)}.`,
  noMoreMessages: 'Další zprávu teď poslat nelze.',

  linkIntro:
    'Ztratili jste ověřovací aplikaci? Pokračujte. Jakmile potvrdíte, že jste to vy, OTP se u vašeho účtu vypne.',
  linkUnasked: 'Pokud jste o to nežádali, stránku zavřete. Jejím otevřením se nic nestalo.',
  linkPassword: 'V tomto prohlížeči nejste přihlášeni, proto nejprve potřebujeme vaše heslo.',
  linkIncomplete:
    'Tato adresa není úplná: část, kterou má jen odkaz v našem e-mailu, chybí nebo je useknutá. Otevřete odkaz ještě jednou, nebo ho zkopírujte celý, i když zabírá několik řádků.',
  continue: 'Pokračovat',

  yourPhone: 'váš telefon',
  smsIntro: (phone) => `Abychom věděli, že jste to vy, pošleme SMS s kódem na ${phone}.`,
  sendSms: 'Poslat SMS',
  sms: {
    on_its_way: (phone) => `SMS s kódem na ${phone} je na cestě.`,
    sent: (phone) => `Poslali jsme SMS s kódem na ${phone}.`,
    failed: (phone) => `SMS na ${phone} se nepodařilo odeslat.`,
  },
  smsCode: 'Kód z SMS',
  smsCodeHint: (digits) => `${digits} číslic ze zprávy SMS`,
  smsCodeRequired: 'Zadejte kód ze zprávy SMS.',
  wrongSmsCode: 'Kód není správný. Zadejte ten ze zprávy SMS.',
  newestSms: 'Pokud vám přišlo zpráv víc, platí jen poslední.',
  disableOtp: 'Vypnout OTP',
  completionIntro: 'Potvrdili jste, že jste to vy. OTP teď lze vypnout.',

  captchaSolving: 'Ověřujeme, že nejste robot…',
  captchaNeeded: 'Potvrďte, že nejste robot.',

  recovered: 'OTP je vypnuté',
  recoveredText: 'Přihlaste se heslem a OTP znovu nastavte.',
  waiting: 'OTP se vypne',
  waitingText: (moment) =>
    `OTP se vypne ${moment}. Do té doby to můžete zastavit odkazem ve zprávách, které jsme vám poslali.`,

  waitingUntold:
    'OTP se vypne po čekací době. Ta začne, až vám o tom dorazí zpráva, a tato stránka pak ukáže, kdy skončí.',
  elsewhere: 'Odkaz byl otevřen v jiném prohlížeči. Pokračujte v něm.',
  elsewhereOver: 'Pokud jste to tam nedokončili, nechte si teď poslat další e-mail.',

  deadEnd: {
    link_invalid: 'Tento odkaz už neplatí: vypršel, byl použit, nebo byl poslán novější.',
    flow_state:
      'Tento pokus skončil: trval příliš dlouho, nebo byl zastaven či dokončen někde jinde.',
    too_many_attempts: 'Chybných pokusů bylo příliš mnoho, a tak je konec. OTP zůstává zapnuté.',
    login_required:
      'Vaše přihlášení už neplatí. Přihlaste se znovu heslem a pak znovu uveďte, že se vám ztratila karta OTP.',
    not_allowed:
      'U tohoto účtu tady OTP vypnout nelze. Podpora to může udělat, až ověří vaši totožnost.',
    contact_not_verified:
      'U tohoto účtu tady OTP vypnout nelze: jeho kontaktní údaje nejsou ověřené. Podpora to může udělat, až ověří vaši totožnost.',
    delivery_limit:
      'Další zprávy vám teď poslat nelze. Zkuste to zítra, nebo se obraťte na podporu.',
    not_enabled: 'OTP je u tohoto účtu už vypnuté. Přihlaste se heslem.',
  },
};

/** In the genitive, as it follows "během": během 1 minuty, během 5 minut. */
function minutes(seconds: number): string {
  const count = Math.ceil(seconds / 60);
  return `${count} ${count === 1 ? 'minuty' : 'minut'}`;
}
