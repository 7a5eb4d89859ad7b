import type { KeyScreenMessages } from '../messages/key-screen.ts';
import { duration } from './duration.ts';

export const keyScreen: KeyScreenMessages = {
  enrolmentIntro: (periodSeconds) =>
    `Přidejte tento účet do ověřovací aplikace. Nový kód v ní uvidíte každých ${duration(periodSeconds)}.`,
  apps: 'Které ověřovací aplikace mohu použít?',
  phoneApps: 'Aplikace do telefonu',
  browserExtensions: 'Rozšíření prohlížeče',
  newTab: 'otevře se na nové kartě',
  scan: 'Naskenujte QR kód',
  scanText: 'Namiřte ověřovací aplikaci na tento obrázek.',
  qrLabel: 'QR kód pro ověřovací aplikaci',
  qrFailed: 'QR kód se nepodařilo vykreslit. Zadejte sdílený klíč ručně.',
  openInApp: 'Otevřít v ověřovací aplikaci na tomto zařízení',
  byHand: 'Nebo zadejte sdílený klíč ručně',
  copy: 'Kopírovat',
  copied: 'Klíč byl zkopírován.',
  copyByHand: 'Klíč je označený. Zkopírujte jej klávesnicí.',
  activateBefore: (time) => `Tento klíč čeká na aktivaci do ${time}.`,
  confirm: 'Potvrďte, že jste to vy a že vše funguje',
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
