import type { OtpAlgorithm } from '../contract/index.ts';

/** What an authenticator must know beside the shared key. */
export interface TotpParameters {
  readonly algorithm: OtpAlgorithm;
  readonly digits: number;
  readonly periodSeconds: number;
}
