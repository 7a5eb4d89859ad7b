import type { RecoveryMessages } from '../messages/recovery.ts';
import type { VerificationMessages } from '../messages/verification.ts';

/** But for the buttons that recovery names too. */
export const verification: Omit<VerificationMessages, keyof RecoveryMessages> = {
  verificationTitle: 'Potvrďte, že jste to vy',
  verificationIntro: 'Váš účet je chráněn jednorázovým kódem z ověřovací aplikace.',
  lostText:
    'Bez ověřovací aplikace nelze toto přihlášení dokončit. Obraťte se prosím na podporu: až ověří vaši totožnost, může OTP u vašeho účtu vypnout.',
  verified: 'Kód je správný',
  verifiedText: 'Probíhá přihlášení.',
};
