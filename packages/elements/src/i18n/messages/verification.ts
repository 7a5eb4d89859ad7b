/** Texts of `keyfob-verification`. */
export interface VerificationMessages {
  readonly verificationTitle: string;
  readonly verificationIntro: string;
  readonly continue: string;
  readonly lost: string;
  readonly lostText: string;
  /** OTP went off while its code was asked for. */
  readonly offMeanwhile: string;
  readonly verified: string;
  readonly verifiedText: string;
}
