import { describe, expect, it } from 'vitest';
import { checkServer } from './check-server.ts';

/** A server that says what it is, and gives back what it was asked. */
function serverOf(version: string) {
  return checkServer({
    async query({ values: [number, text] = [] }) {
      return [
        [{ version, autocommit: '1', read_only: '0', number: String(number), text: String(text) }],
        [],
      ];
    },
    release() {},
    destroy() {},
  });
}

describe('a server', () => {
  it.each(['10.6.0-MariaDB', '11.4.2-MariaDB-log', '8.0.22', '8.0.40-0ubuntu0.22.04.1', '9.1.0'])(
    'of version %s is taken',
    async (version) => {
      await expect(serverOf(version)).resolves.toBeUndefined();
    },
  );

  it.each([
    ['10.5.28-MariaDB', 'MariaDB 10.6'],
    ['5.5.68-MariaDB', 'MariaDB 10.6'],
    ['8.0.21', 'MySQL 8.0.22'],
    ['5.7.44-log', 'MySQL 8.0.22'],
  ])('of version %s is refused, and told what would be taken', async (version, oldest) => {
    await expect(serverOf(version)).rejects.toThrow(`needs ${oldest} or later`);
  });
});
