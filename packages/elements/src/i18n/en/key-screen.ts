import { duration } from '../durations/en.ts';
import type { KeyScreenMessages } from '../messages/key-screen.ts';

export const keyScreen: KeyScreenMessages = {
  enrolmentIntro:
    'Three steps, and every log-in will ask for a code from your authenticator as well as your password.',
  getApp: 'Get an authenticator',
  getAppText: (periodSeconds) =>
    `It is an app on your phone or an extension of your browser that shows a new code every ${duration(periodSeconds)}. If you have one, use it.`,
  apps: 'Which authenticators can I use?',
  phoneApps: 'Phone apps',
  browserExtensions: 'Browser extensions',
  newTab: 'opens in a new tab',
  scan: 'Scan the QR code',
  scanText: 'In your authenticator, add an account and point the camera at this picture.',
  qrLabel: 'QR code for your authenticator',
  qrFailed: 'The QR code could not be drawn. Enter the shared key by hand.',
  openInApp: 'Open in an authenticator on this device',
  otherDevice: 'Is your authenticator on another device?',
  cannotScan: 'Can’t scan it?',
  byHand: 'Choose to enter a key by hand in your authenticator, and type or paste this shared key.',
  sharedKey: 'Shared key',
  copy: 'Copy key',
  copied: 'The key was copied.',
  copyByHand: 'The key is selected. Copy it with your keyboard.',
  activateBefore: (time) => `This key waits for activation until ${time}.`,
  confirm: 'Confirm that it works',
  activate: 'Activate',
  newKey: {
    wrong_password: 'That password was not right, so OTP is not on.',
    wrong_code: 'That code was not right, so OTP is not on.',
    flow_state: 'The key had waited too long, so OTP is not on.',
    other: 'OTP could not be turned on.',
  },
  newKeyAdvice:
    'The key on screen is new. Delete the old entry from your authenticator, then scan the new QR code.',
  keyExpired: 'The key has waited too long and is no longer valid.',
  showNewKey: 'Show a new key',
  keyReplaced: 'This key is no longer valid. Another one was made, perhaps in another tab.',
  startAgain: 'Start again',
  leave: 'Close this? The key on screen will be dropped and OTP stays off.',
  leaveAnyway: 'Drop the key',
  stay: 'Stay',
};
