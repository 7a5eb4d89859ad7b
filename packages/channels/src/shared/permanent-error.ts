/**
 * An error that another attempt would only meet again; the outbox then gives the message up.
 *
 * @param message for developers and their logs: no address, number, code or link stands in it
 */
export function permanentError(message: string): Error & { readonly isPermanent: true } {
  return Object.assign(new Error(message), { isPermanent: true } as const);
}
