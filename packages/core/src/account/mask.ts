/** Covers what a reader of a masked address or number need not know; its length is no hint. */
const covered = '•••';

/**
 * Masks an e-mail address so that its owner recognises it and nobody else learns it:
 * `customer@example.test` becomes `c•••@example.test`. The domain stays readable.
 */
export function maskEmail(email: string): string {
  const at = email.lastIndexOf('@');
  if (at < 0) return covered;
  const [first, ...rest] = email.slice(0, at);
  // One letter alone would be the whole name.
  const shown = rest.length === 0 ? '' : first;
  return `${shown}${covered}${email.slice(at)}`;
}

/** Masks a phone number down to its last two digits: `••• ••• •01`. A masked one stays as it is. */
export function maskPhone(phone: string): string {
  const lastTwo = phone.replaceAll(/[^0-9]/g, '').slice(-2);
  return `${covered} ${covered} ${lastTwo.padStart(3, '•')}`;
}
