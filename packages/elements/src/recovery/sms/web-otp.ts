/** Not in the DOM library: WebOTP, by which a phone hands over the code of an SMS meant for this site. */
interface OtpCredential extends Credential {
  readonly code: string;
}

interface OtpRequest extends CredentialRequestOptions {
  readonly otp: { readonly transport: readonly ['sms'] };
}

/**
 * Waits for the SMS where the browser can read it, with the person's consent.
 *
 * @returns the code; nothing where that is not possible, refused or aborted: it is typed then
 */
export async function readSmsCode(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  try {
    const request: OtpRequest = { otp: { transport: ['sms'] }, signal };
    const credential = (await navigator.credentials.get(request)) as OtpCredential | null;
    return signal.aborted ? undefined : credential?.code;
  } catch {
    return undefined;
  }
}
