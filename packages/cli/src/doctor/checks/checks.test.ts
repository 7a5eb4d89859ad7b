/** The checks alone, on facts that no machine of a test has. */
import { completePolicy } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { examine } from '../examine.ts';
import type { Facts } from '../facts.ts';
import { chanceInAYear, guessesBetweenLogIns } from '../guesses.ts';

const now = 1_770_000_000_000;
const channel = { waiting: 0, mostAttempts: 0, lastDay: { sent: 9, failed: 0, dropped: 0 } };
const postgres = {
  kind: 'postgres',
  settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  ...{ isReplica: false, followers: 0, isWaitedFor: false },
  mostConnections: 97,
} as const;
const mysql = {
  kind: 'mysql',
  settings: { innodb_flush_log_at_trx_commit: '1', innodb_doublewrite: 'ON' },
  ...{ isReplica: false, followers: 0, isWaitedFor: false },
  mostConnections: 151,
} as const;
const sqlite = {
  kind: 'sqlite',
  file: 'a.sqlite',
  journalMode: 'wal',
  fileSystem: 0xef53,
  fileMode: 0o600,
  folderMode: 0o750,
} as const;
const figures: NonNullable<Facts['figures']> = {
  ...{ accounts: 1, accountsWithKey: 1, oldestEventAt: now - 1000 },
  channels: [{ channel: 'mail', ...channel }],
  requests: { openOfKnown: 0, openOfUnknown: 0, ended: 0 },
};
const healthy: Facts = {
  settings: {
    origin: 'https://www.example.test',
    trustProxy: ['10.0.0.5'],
    cookie: { name: '__Host-sid', secure: true, httpOnly: true, sameSite: 'strict' },
    pool: { max: 10, processes: 4 },
  },
  policy: completePolicy(),
  schema: { state: 'fits', found: 3, known: 3 },
  server: postgres,
  clock: { offsetMs: 3, uncertainMs: 2 },
  figures,
  now,
  keys: {
    ids: ['a'],
    sealed: [{ keyId: 'a', accounts: 1, messages: 0 }],
    problem: undefined,
    fileMode: 0o600,
  },
};

const wrongIn = (facts: Partial<Facts>) =>
  examine({ ...healthy, ...facts }).filter(({ level }) => level !== 'ok');

const cookie = (changes: NonNullable<Facts['settings']['cookie']>): Partial<Facts> => ({
  settings: { ...healthy.settings, cookie: { ...healthy.settings.cookie, ...changes } },
});
const site = (changes: Facts['settings']): Partial<Facts> => ({
  settings: { ...healthy.settings, ...changes },
});
const mail = (changes: object): Partial<Facts> => ({
  figures: { ...figures, channels: [{ channel: 'mail', ...channel, ...changes }] },
});

it('find nothing wrong where nothing is', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ server: sqlite })).toEqual([]);
  expect(wrongIn({ server: mysql })).toEqual([]);
});

describe('what is wrong is found', () => {
  const { pool: _pool, ...settings } = healthy.settings;
  const cases: readonly [string, Partial<Facts>, string][] = [
    ['a clock that is ahead', { clock: { offsetMs: 4000, uncertainMs: 9 } }, 'clock'],
    ['a clock that is behind', { clock: { offsetMs: -4000, uncertainMs: 9 } }, 'clock'],
    [
      'fsync off',
      { server: { ...postgres, settings: { ...postgres.settings, fsync: 'off' } } },
      'durability.fsync',
    ],
    [
      'full_page_writes off',
      { server: { ...postgres, settings: { ...postgres.settings, full_page_writes: 'off' } } },
      'durability.full_page_writes',
    ],
    [
      'innodb_flush_log_at_trx_commit 2',
      {
        server: { ...mysql, settings: { ...mysql.settings, innodb_flush_log_at_trx_commit: '2' } },
      },
      'durability.innodb_flush_log_at_trx_commit',
    ],
    [
      'innodb_doublewrite off',
      { server: { ...mysql, settings: { ...mysql.settings, innodb_doublewrite: 'OFF' } } },
      'durability.innodb_doublewrite',
    ],
    ['a standby', { server: { ...postgres, isReplica: true } }, 'replica'],
    [
      'a standby that commits do not wait for',
      { server: { ...postgres, followers: 1 } },
      'replication',
    ],
    ['the same of MariaDB', { server: { ...mysql, followers: 2 } }, 'replication'],
    ['a server that is read-only', { server: { ...mysql, isReplica: true } }, 'replica'],
    ['NFS', { server: { ...sqlite, fileSystem: 0x6969 } }, 'durability.network'],
    ['CIFS', { server: { ...sqlite, fileSystem: -11317950 } }, 'durability.network'],
    ['an open folder', { server: { ...sqlite, folderMode: 0o777 } }, 'permissions.folder'],
    ['a newer schema', { schema: { state: 'newer', found: 9, known: 3 } }, 'schema'],
    ['too many connections', site({ pool: { max: 50, processes: 2 } }), 'connections'],
    ['no secure', cookie({ name: 'sid', secure: 'auto' }), 'cookie.secure'],
    ['no sameSite', cookie({ sameSite: false }), 'cookie.sameSite'],
    ['sameSite none', cookie({ sameSite: 'None' }), 'cookie.sameSite'],
    ['a __Host- cookie with a domain', cookie({ domain: 'example.test' }), 'cookie.host'],
    ['a __Host- cookie below a path', cookie({ path: '/a' }), 'cookie.host'],
    ['a cookie of any name', cookie({ name: 'sid' }), 'cookie.prefix'],
    ['no proxy behind https:', site({ ...settings, trustProxy: false }), 'web.proxy'],
    ['an origin that is none', site({ origin: 'www.example.test' }), 'web.origin'],
    ['an old backlog', mail({ waiting: 2, firstDueAt: now - 660_000 }), 'delivery.backlog'],
    [
      'a channel that fails often',
      mail({ lastDay: { sent: 4, failed: 3, dropped: 2 } }),
      'delivery.failing',
    ],
    [
      'a ring that lacks what only its own check needs',
      {
        keys: {
          ...healthy.keys,
          ids: ['b'],
          sealed: [{ keyId: 'a', accounts: 0, messages: 0 }],
        } as never,
      },
      'keys.lacking',
    ],
    ['no key ring', { keys: undefined }, 'keys.given'],
  ];

  it.each(cases)('%s', (_, facts, id) => {
    const found = wrongIn(facts);

    expect(found.map((finding) => finding.id)).toContain(id);
    expect(found.every(({ fix = '' }) => fix.length > 10)).toBe(true);
  });
});

describe('what is right is left alone', () => {
  const cases: readonly [string, Partial<Facts>][] = [
    ['a clock that the way to the server blurs', { clock: { offsetMs: 1500, uncertainMs: 900 } }],
    ['a message that is due in an hour', mail({ waiting: 1, firstDueAt: now + 3_600_000 })],
    ['two mails that failed', mail({ lastDay: { sent: 0, failed: 2, dropped: 0 } })],
    ['Node that speaks TLS itself', site({ trustProxy: 0 })],
    ['a site on this machine', { settings: { origin: 'http://localhost:3000' } }],
    ['settings that nobody gave', { settings: {} }],
    ['Windows', { server: { ...sqlite, fileMode: undefined, folderMode: undefined } }],
    [
      'standbys that commits wait for',
      { server: { ...postgres, followers: 2, isWaitedFor: true } },
    ],
    ['a store without events', { figures: { ...figures, oldestEventAt: undefined } as never }],
  ];

  it.each(cases)('%s', (_, facts) => {
    expect(wrongIn(facts)).toEqual([]);
  });
});

describe('the chance of a guess', () => {
  it('counts the free guesses, one after each wait, and none that would close the account', () => {
    const policy = completePolicy();

    // 5 at once, then after 30, 60, 120, 240 and 480 seconds, then every 900: 930 + 22 * 900 <= 21,600.
    expect(guessesBetweenLogIns(policy)).toBe(5 + 5 + 22);
    expect(guessesBetweenLogIns({ ...policy, longestWaitSeconds: 30 })).toBe(99);
    expect(guessesBetweenLogIns({ ...policy, failureCap: 10 })).toBe(9);
  });

  it('is that of the formula under the defaults, and falls with digits and window', () => {
    const policy = completePolicy();

    expect(chanceInAYear(policy)).toBeCloseTo(1 - (1 - 3e-6) ** (32 * 4 * 365), 10);
    expect(chanceInAYear({ ...policy, digits: 8 })).toBeLessThan(0.002);
    expect(chanceInAYear({ ...policy, window: 0 })).toBeLessThan(chanceInAYear(policy) / 2);
  });

  it('is a warning above one in five, and says what it supposes of the owner', () => {
    expect(wrongIn({ policy: completePolicy({ longestWaitSeconds: 30 }) })).toEqual([
      expect.objectContaining({
        id: 'policy.guesses',
        level: 'warning',
        what: 'beside 4 log-ins a day of the owner, who knows the password can try 396 codes a day, and finds one within a year with a chance of 35 %',
      }),
    ]);
  });
});
