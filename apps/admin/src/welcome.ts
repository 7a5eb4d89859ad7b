import { exampleCustomers, examplePassword } from './data/example-customers.ts';
import type { Settings } from './settings.ts';

/** What is printed once the demo is up: where it is and who to log in as. */
export function welcome(
  origin: string,
  { keysFrom, dataFolder, smtpUrl, sms, origin: outside }: Settings,
): string {
  const widest = Math.max(...exampleCustomers.map(({ email }) => email.length));
  const accounts = exampleCustomers.map(
    ({ email, note }) => `    ${email.padEnd(widest)}   (${note})`,
  );
  const keys =
    keysFrom === 'environment'
      ? ''
      : `\n  The key ring was ${keysFrom} (${dataFolder}).\n  In production bring your own in KEYFOB_KEYS, kept apart from the database.\n`;
  const away = [
    smtpUrl && 'Mail goes out by SMTP_URL.',
    sms && 'SMS go out by SMS_URL.',
    outside && `Links begin with ${outside}.`,
  ].filter(Boolean);
  return `
  Keyfob demo: ${origin}

  Log in with the password "${examplePassword}" as
${accounts.join('\n')}

  Without a phone: ${origin}/demo/authenticator
  Mail and SMS:    ${origin}/demo/inbox
${away.length > 0 ? `\n  ${away.join(' ')}\n` : ''}${keys}
  Ctrl-C stops it; the data stay.
`;
}
