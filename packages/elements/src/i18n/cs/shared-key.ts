import type { SharedKeyMessages } from '../messages/shared-key.ts';
import { account } from './account.ts';
import { duration } from './duration.ts';

export const sharedKey: SharedKeyMessages = {
  ...account,
  showSharedKey: 'Zobrazit sdílený klíč',
  sharedKeyIntro:
    'Chcete tento účet přidat do další ověřovací aplikace? Zadejte heslo a kód. Klíč se pak na minutu zobrazí.',
  keepSecret: 'Kdo má tento klíč, vytvoří si vaše kódy sám. Nikomu ho neposílejte.',
  keyHiddenIn: (seconds) => `Klíč se skryje za ${duration(seconds)}.`,
  keyHidden: 'Klíč už není vidět. Chcete-li ho zobrazit znovu, zadejte heslo a nový kód.',
  showAgain: 'Zobrazit znovu',
};
