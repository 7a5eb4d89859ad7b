import type { NoticeMessages } from '../messages/notice.ts';
import type { SupportLineMessages } from '../messages/support-line.ts';
import { account } from './account.ts';

export const notice: Omit<NoticeMessages, keyof SupportLineMessages> = {
  ...account,
  noticeTitle: 'Ochránit můj účet',
  noticeIntro:
    'Někdo změnil, jak se přihlašujete, nebo se o to pokusil. Pokud jste to nebyli vy, stiskněte tlačítko: co právě probíhá, se zastaví a chvíli nepůjde nic dalšího změnit.',
  noticeOwn: 'Pokud jste to byli vy, stránku zavřete. Jejím otevřením se nic nezměnilo.',
  keepSafe: 'Ochránit můj účet',
  noticeNoLink: 'Tato stránka patří k odkazu v naší zprávě. Otevřete ho prosím ještě jednou.',
  noticeCut:
    'Odkaz není celý, jeho část je useknutá. Otevřete ho v naší zprávě ještě jednou, nebo ho zkopírujte celý, i když zabírá několik řádků.',
  noticeInvalid:
    'Tento odkaz už neplatí. Pokud nevíte, co se s vaším účtem stalo, změňte si heslo a obraťte se na podporu.',
  cancelled: 'OTP zůstává zapnuté',
  cancelledText: 'Nic se nezměnilo. Pokud jste to nebyli vy, změňte si heslo.',
  frozen: 'Váš účet je zmrazený',
  frozenText: (moment) =>
    `Do ${moment} nelze na dvoufázovém ověření nic změnit. Hned si změňte heslo. Pokud OTP není tak, jak jste ho nechali, obraťte se na podporu.`,
};
