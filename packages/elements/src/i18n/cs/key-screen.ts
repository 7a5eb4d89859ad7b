import type { KeyScreenMessages } from '../messages/key-screen.ts';
import { duration } from './duration.ts';

export const keyScreen: KeyScreenMessages = {
  enrolmentIntro:
    'Tři kroky a každé přihlášení bude kromě hesla chtít i kód z vaší ověřovací aplikace.',
  getApp: 'Pořiďte si ověřovací aplikaci',
  getAppText: (periodSeconds) =>
    `Je to aplikace v telefonu nebo rozšíření prohlížeče, které každých ${duration(periodSeconds)} ukáže nový kód. Pokud už ji máte, použijte ji.`,
  apps: 'Které ověřovací aplikace mohu použít?',
  phoneApps: 'Aplikace do telefonu',
  browserExtensions: 'Rozšíření prohlížeče',
  newTab: 'otevře se na nové kartě',
  scan: 'Naskenujte QR kód',
  scanText: 'V ověřovací aplikaci přidejte účet a namiřte fotoaparát na tento obrázek.',
  qrLabel: 'QR kód pro ověřovací aplikaci',
  qrFailed: 'QR kód se nepodařilo vykreslit. Zadejte sdílený klíč ručně.',
  openInApp: 'Otevřít v ověřovací aplikaci na tomto zařízení',
  otherDevice: 'Máte ověřovací aplikaci na jiném zařízení?',
  cannotScan: 'Nejde naskenovat?',
  byHand:
    'V ověřovací aplikaci zvolte ruční zadání klíče a napište nebo vložte tento sdílený klíč.',
  sharedKey: 'Sdílený klíč',
  copy: 'Kopírovat klíč',
  copied: 'Klíč byl zkopírován.',
  copyByHand: 'Klíč je označený. Zkopírujte jej klávesnicí.',
  activateBefore: (time) => `Tento klíč čeká na aktivaci do ${time}.`,
  confirm: 'Potvrďte, že to funguje',
  activate: 'Aktivovat',
  newKey: {
    wrong_password: 'Heslo nebylo správné, OTP proto není zapnuté.',
    wrong_code: 'Kód nebyl správný, OTP proto není zapnuté.',
    flow_state: 'Klíč čekal příliš dlouho, OTP proto není zapnuté.',
    other: 'OTP se nepodařilo zapnout.',
  },
  newKeyAdvice:
    'Klíč na obrazovce je nový. Smažte z ověřovací aplikace starý záznam a naskenujte nový QR kód.',
  keyExpired: 'Klíč čekal příliš dlouho a už neplatí.',
  showNewKey: 'Zobrazit nový klíč',
  keyReplaced: 'Tento klíč už neplatí. Byl vytvořen jiný, možná na jiné kartě.',
  startAgain: 'Začít znovu',
  leave: 'Opravdu zavřít? Klíč na obrazovce se zahodí a OTP zůstane vypnuté.',
  leaveAnyway: 'Zahodit klíč',
  stay: 'Zůstat',
};
