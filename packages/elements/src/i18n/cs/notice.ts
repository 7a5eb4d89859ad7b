import type { NoticeMessages } from '../messages/notice.ts';
import type { SupportLineMessages } from '../messages/support-line.ts';

export const notice: Omit<NoticeMessages, keyof SupportLineMessages> = {
  noticeTitle: 'Ochránit můj účet',
  noticeIntro:
    'Někdo chce u vašeho účtu vypnout OTP, nebo je už vypnul. Pokud jste to nebyli vy, stiskněte tlačítko: co právě probíhá, se zastaví, a pokud už je OTP vypnuté, nepůjde chvíli nic dalšího změnit.',
  noticeOwn: 'Pokud jste to byli vy, stránku zavřete. Jejím otevřením se nic nestalo.',
  keepSafe: 'Ochránit můj účet',
  noticeNoLink: 'Tato stránka patří k odkazu v naší zprávě. Otevřete ho prosím ještě jednou.',
  noticeInvalid:
    'Tento odkaz už neplatí. Pokud nevíte, co se s vaším účtem stalo, změňte si heslo a obraťte se na podporu.',
  cancelled: 'OTP zůstává zapnuté',
  cancelledText: 'Nic se nezměnilo. Pokud jste to nebyli vy, změňte si heslo.',
  frozen: 'Váš účet je zmrazený',
  frozenText: (moment) =>
    `OTP bylo vypnuto. Do ${moment} nelze na dvoufázovém ověření nic změnit a podpora o tom ví. Hned si změňte heslo.`,
};
