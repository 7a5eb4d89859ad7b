import { permanentError } from '../shared/permanent-error.ts';

/** SMPP 3.4 § 5.1.3, the statuses that a repeat of the same message would meet again. */
const permanent = new Set([
  0x01, // ESME_RINVMSGLEN: the text is too long
  0x0b, // ESME_RINVDSTADR: no such destination
  0x50, // ESME_RINVDSTTON
  0x51, // ESME_RINVDSTNPI
]);

/** What the status of a refused message means; everything but a wrong destination may heal. */
export function smppFailure(status: number): Error {
  const what = `smpp: submit_sm refused with status ${writeStatus(status)}`;
  return permanent.has(status) ? permanentError(what) : new Error(what);
}

/** A command_status as the specification writes it: `0x0000000b`. */
export function writeStatus(status: number): string {
  return `0x${status.toString(16).padStart(8, '0')}`;
}
