import type { OtpAlgorithm } from '../contract/index.ts';

/** What an authenticator must know beside the shared key. */
export interface TotpParameters {
  /** Hash of the HMAC (RFC 6238 section 1.2). */
  readonly algorithm: OtpAlgorithm;
  /** Of a code. */
  readonly digits: number;
  /** How long one code is shown. */
  readonly periodSeconds: number;
}
