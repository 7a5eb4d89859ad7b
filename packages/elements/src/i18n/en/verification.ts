import type { VerificationMessages } from '../messages/verification.ts';
export const verification: VerificationMessages = {
  verificationTitle: 'Confirm that it is you',
  verificationIntro: 'Your account is protected by a one-time code from your authenticator.',
  continue: 'Continue',
  lost: 'I lost my OTP keycard',
  lostText:
    'Without your authenticator you cannot finish this log-in. Contact support: once they know that it is you, they can disable OTP for your account.',
  offMeanwhile: 'OTP is off for this account by now. Log in again with your password alone.',
  verified: 'That code is right',
  verifiedText: 'You are being logged in.',
};
