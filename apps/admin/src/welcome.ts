import { exampleCustomers, examplePassword } from './data/example-customers.ts';
import { serverOf } from './data-settings.ts';
import { everywhere } from './reach-settings.ts';
import type { Settings } from './settings.ts';

interface Addresses {
  /** Where customers go. */
  readonly origin: string;
  /** Where this machine reaches the demo. */
  readonly address: string;
}

/** What is printed once the demo is up: where it is and who to log in as. */
export function welcome({ origin, address }: Addresses, settings: Settings): string {
  const parts = [
    `Keyfob demo: ${settings.isLocal ? address : origin}`,
    settings.isLocal ? examples(address) : outside(address, settings),
    ...notes(settings),
    'Ctrl-C stops it; the data stay.',
  ];
  const lines = parts.flatMap((part) => ['', ...part.split('\n')]);
  return `${lines.map((line) => (line ? `  ${line}` : '')).join('\n')}\n`;
}

function examples(address: string): string {
  const widest = Math.max(...exampleCustomers.map(({ email }) => email.length));
  return [
    `Log in with the password "${examplePassword}" as`,
    ...exampleCustomers.map(({ email, note }) => `  ${email.padEnd(widest)}   (${note})`),
    '',
    `Without a phone: ${address}/demo/authenticator`,
    `Mail and SMS:    ${address}/demo/inbox`,
  ].join('\n');
}

function outside(address: string, { smtpUrl, sms }: Settings): string {
  const missing = [!smtpUrl && 'SMTP_URL', !sms && 'SMS_URL'].filter(Boolean);
  return [
    `It listens on ${address}. There are no example accounts and no inbox here.`,
    ...(missing.length > 0 ? [`Messages wait until ${missing.join(' and ')} is set.`] : []),
  ].join('\n');
}

function notes(settings: Settings): string[] {
  const { keysFrom, dataFolder, databaseUrl, smtpUrl, sms, origin, host, isLocal } = settings;
  const isOpen = isLocal && everywhere.includes(host);
  const reach = [
    ...(databaseUrl
      ? [`The data are on ${serverOf(databaseUrl)} at ${new URL(databaseUrl).host}.`]
      : []),
    ...(smtpUrl ? ['Mail goes out by SMTP_URL.'] : []),
    ...(sms ? ['SMS go out by SMS_URL.'] : []),
    ...(isLocal && origin ? [`Links begin with ${origin}.`] : []),
    ...(isOpen ? ['HOST lets other machines in, and everybody knows the password above.'] : []),
  ];
  const keys = [
    `The key ring was ${keysFrom} (${dataFolder}).`,
    'In production bring your own in KEYFOB_KEYS, kept apart from the database.',
  ];
  return [
    ...(reach.length > 0 ? [reach.join('\n')] : []),
    ...(keysFrom === 'environment' ? [] : [keys.join('\n')]),
  ];
}
