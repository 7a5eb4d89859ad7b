import { counted } from '../../output/table.ts';
import type { Facts, KeyFacts } from '../facts.ts';
import { doubtful, type Finding, fine, wrong } from '../finding.ts';

/** Whether the key ring fits what is sealed. */
export function checkKeys({ keys, schema }: Facts): Finding[] {
  if (keys === undefined) {
    if (schema.state !== 'fits') return [];
    const fix = 'set KEYFOB_KEYS as the application has it, or name its file with --keys-file';
    return [doubtful('keys.given', 'no key ring is given, so it was not checked', fix)];
  }
  return [...fit(keys), ...rotation(keys), ...secrecy(keys)];
}

function fit({ ids, sealed, problem }: KeyFacts): Finding[] {
  const lacking = sealed.filter(({ keyId }) => !ids.includes(keyId));
  if (lacking.length > 0) {
    return lacking.map(({ keyId, accounts, messages }) =>
      wrong(
        'keys.lacking',
        `the key ring has no key "${keyId}", which ${needs(accounts, messages)}`,
        `put the key "${keyId}" back into the ring, behind the first one; nothing is lost until it is`,
      ),
    );
  }
  if (problem === undefined) {
    return [fine('keys.lacking', 'the key ring opens what is sealed')];
  }
  const fix = 'give the ring that the application has; another key of the same name is not enough';
  return [wrong('keys.other', `the key ring is not the one of this database: ${problem}`, fix)];
}

function rotation({ ids, sealed }: KeyFacts): Finding[] {
  const [current, ...older] = ids;
  const needed = sealed.filter(({ keyId }) => older.includes(keyId));
  if (needed.length > 0) {
    const values = needed.reduce((sum, { accounts, messages }) => sum + accounts + messages, 0);
    const names = needed.map(({ keyId }) => `"${keyId}"`).join(', ');
    const what =
      values === 0
        ? `the check of the key ring is still under ${names}; the application makes it anew when it starts`
        : `${counted(values, 'value')} still under the older ${names}, not under "${current}"`;
    return [doubtful('keys.reseal', what, 'run `keyfob reseal`')];
  }
  if (older.length === 0)
    return [fine('keys.reseal', 'all is sealed under the one key of the ring')];
  const names = older.map((id) => `"${id}"`).join(', ');
  return [
    doubtful(
      'keys.unused',
      `nothing stored needs ${names}`,
      'take an older key out of the ring a week after the newer one came first: links in mails need it until then; a newer one that waits to come first stays',
    ),
  ];
}

function secrecy({ fileMode }: KeyFacts): Finding[] {
  if (fileMode === undefined || (fileMode & 0o077) === 0) return [];
  const what = `others can read the file of the key ring (mode ${fileMode.toString(8)})`;
  return [
    wrong('keys.readable', what, 'chmod 600 the file, and change the ring if others had access'),
  ];
}

function needs(accounts: number, messages: number): string {
  if (accounts + messages === 0) return 'the check of the ring needs';
  const verb = accounts + messages === 1 ? 'needs' : 'need';
  return `${counted(accounts, 'account')} and ${counted(messages, 'waiting message')} ${verb}`;
}
