/** Texts of `keyfob-verification`. */
export interface VerificationMessages {
  readonly verificationTitle: string;
  readonly verificationIntro: string;
  readonly continue: string;
  readonly lost: string;
  readonly lostText: string;
  readonly verified: string;
  readonly verifiedText: string;
}
