/** The checks alone, on facts that no machine of a test has. */
import { completePolicy } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../facts.ts';
import { chanceInAYear, guessesBetweenLogIns } from '../guesses.ts';
import {
  channel,
  cookie,
  dayMs,
  figures,
  healthy,
  keys,
  mail,
  mysql,
  now,
  postgres,
  sealed,
  site,
  sqlite,
  wrongIn,
} from '../testing/healthy-facts.ts';

it('find nothing wrong where nothing is', () => {
  expect(wrongIn({})).toEqual([]);
  expect(wrongIn({ server: sqlite })).toEqual([]);
  expect(wrongIn({ server: mysql })).toEqual([]);
});

describe('what is wrong is found', () => {
  const { pool: _pool, ...settings } = healthy.settings;
  const cases: readonly (readonly [string, Partial<Facts>, ...string[]])[] = [
    ['a clock that is ahead', { clock: { offsetMs: 4000, uncertainMs: 9 } }, 'error clock'],
    ['a clock that is behind', { clock: { offsetMs: -4000, uncertainMs: 9 } }, 'error clock'],
    [
      'fsync off',
      { server: { ...postgres, settings: { ...postgres.settings, fsync: 'off' } } },
      'error durability.fsync',
    ],
    [
      'full_page_writes off',
      { server: { ...postgres, settings: { ...postgres.settings, full_page_writes: 'off' } } },
      'error durability.full_page_writes',
    ],
    [
      'innodb_flush_log_at_trx_commit 2',
      {
        server: { ...mysql, settings: { ...mysql.settings, innodb_flush_log_at_trx_commit: '2' } },
      },
      'error durability.innodb_flush_log_at_trx_commit',
    ],
    [
      'innodb_doublewrite off',
      { server: { ...mysql, settings: { ...mysql.settings, innodb_doublewrite: 'OFF' } } },
      'error durability.innodb_doublewrite',
    ],
    ['a standby', { server: { ...postgres, isReplica: true } }, 'error replica'],
    [
      'a standby that commits do not wait for',
      { server: { ...postgres, followers: 1 } },
      'warning replication',
    ],
    ['the same of MariaDB', { server: { ...mysql, followers: 2 } }, 'warning replication'],
    ['a server that is read-only', { server: { ...mysql, isReplica: true } }, 'error replica'],
    ['NFS', { server: { ...sqlite, fileSystem: 0x6969 } }, 'error durability.network'],
    ['CIFS', { server: { ...sqlite, fileSystem: -11317950 } }, 'error durability.network'],
    ['an open folder', { server: { ...sqlite, folderMode: 0o777 } }, 'error permissions.folder'],
    ['a newer schema', { schema: { state: 'newer', found: 9, known: 3 } }, 'error schema'],
    ['too many connections', site({ pool: { max: 50, processes: 2 } }), 'error connections'],
    [
      'no secure',
      cookie({ name: 'sid', secure: 'auto' }),
      'error cookie.secure',
      'warning cookie.prefix',
    ],
    ['no sameSite', cookie({ sameSite: false }), 'error cookie.sameSite'],
    ['sameSite none', cookie({ sameSite: 'None' }), 'error cookie.sameSite'],
    ['a __Host- cookie with a domain', cookie({ domain: 'example.test' }), 'error cookie.host'],
    ['a __Host- cookie below a path', cookie({ path: '/a' }), 'error cookie.host'],
    ['a cookie of any name', cookie({ name: 'sid' }), 'warning cookie.prefix'],
    ['no proxy behind https:', site({ ...settings, trustProxy: false }), 'warning web.proxy'],
    ['an origin that is none', site({ origin: 'www.example.test' }), 'error web.origin'],
    ['an old backlog', mail({ waiting: 2, firstDueAt: now - 660_000 }), 'error delivery.backlog'],
    [
      'a channel that fails often',
      mail({ lastDay: { sent: 4, failed: 3, dropped: 2 } }),
      'warning delivery.failing',
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
      'error keys.lacking',
    ],
    ...[0x517b, 0xff534d42, 0xfe534d42, 0x01021997, 0x5346414f].map(
      (fileSystem) =>
        [
          `the file system ${fileSystem.toString(16)}`,
          { server: { ...sqlite, fileSystem } },
          'error durability.network',
        ] as const,
    ),
    [
      'commits that do not wait for the disk',
      {
        server: { ...postgres, settings: { ...postgres.settings, synchronous_commit: '0' } },
      },
      'error durability.synchronous_commit',
    ],
    ['a file for its group', { server: { ...sqlite, fileMode: 0o640 } }, 'error permissions.file'],
    ['a file for others', { server: { ...sqlite, fileMode: 0o604 } }, 'error permissions.file'],
    [
      'another journal, on a network drive',
      { server: { ...sqlite, journalMode: 'delete', fileSystem: 0x6969 } },
      ...['error durability.journal', 'error durability.network'],
    ],
    ['no tables', { schema: { state: 'missing', found: 0, known: 3 } }, 'error schema'],
    ['one connection too many', site({ pool: { max: 98 } }), 'error connections'],
    ['a clock just too far', { clock: { offsetMs: 1004, uncertainMs: 3 } }, 'error clock'],
    ['a cookie for scripts', cookie({ httpOnly: false }), 'error cookie.httpOnly'],
    [
      'a __Host- cookie that is not secure',
      cookie({ secure: false }),
      ...['error cookie.secure', 'error cookie.host'],
    ],
    ['an origin without https:', site({ origin: 'http://example.test' }), 'error web.origin'],
    ['a scheme that is none', site({ origin: 'ftp://localhost' }), 'error web.origin'],
    ['all proxies', site({ ...settings, trustProxy: true }), 'error web.proxy'],
    ['all proxies by a star', site({ trustProxy: '*' }), 'error web.proxy'],
    ['a backlog of ten minutes', mail({ firstDueAt: now - 600_000 }), 'error delivery.backlog'],
    [
      'a channel that lets nothing out',
      mail({ lastDay: { sent: 0, failed: 1, dropped: 2 } }),
      'error delivery.dead',
    ],
    [
      'two channels',
      {
        figures: {
          ...figures,
          channels: ['mail', 'sms'].map((name) => ({
            ...{ channel: name as 'mail', ...channel },
            firstDueAt: now - 660_000,
            lastDay: { sent: 3, failed: 3, dropped: 0 },
          })),
        },
      },
      ...['error delivery.backlog', 'error delivery.backlog'],
      ...['warning delivery.failing', 'warning delivery.failing'],
    ],
    [
      'events of three days too many',
      { figures: { ...figures, oldestEventAt: now - 403 * dayMs } },
      'warning sweep',
    ],
    [
      'events that a policy out of range keeps',
      {
        policy: { problem: 'policy.window is 2; allowed are 0 to 1' },
        figures: { ...figures, oldestEventAt: now - 403 * dayMs },
      },
      ...['error policy', 'warning sweep'],
    ],
    [
      'a key that has left, and one that is not finished',
      keys({ ids: ['a', 'b'], sealed: [sealed('b'), sealed('c')] }),
      ...['error keys.lacking', 'warning keys.reseal'],
    ],
    [
      'another ring of the same name',
      keys({ problem: 'it does not open what was sealed' }),
      'error keys.other',
    ],
    ['a key that nothing needs', keys({ ids: ['a', 'b'] }), 'warning keys.unused'],
    ['a ring that its group reads', keys({ fileMode: 0o640 }), 'error keys.readable'],
    ['a ring that others read', keys({ fileMode: 0o604 }), 'error keys.readable'],
    ['no key ring', { keys: undefined }, 'warning keys.given'],
  ];

  it.each(cases.map(([what, facts, ...found]) => ({ what, facts, expected: found })))(
    '$what',
    ({ facts, expected }) => {
      const found = wrongIn(facts);

      expect(found.map(({ level, id }) => `${level} ${id}`)).toEqual(expected);
      expect(found.every(({ what }) => what.length > 10)).toBe(true);
      expect(found.every(({ fix = '' }) => fix.length > 10)).toBe(true);
    },
  );
});

describe('what is right is left alone', () => {
  const cases: readonly [string, Partial<Facts>][] = [
    ['a clock that the way to the server blurs', { clock: { offsetMs: 1500, uncertainMs: 900 } }],
    ['a message that is due in an hour', mail({ waiting: 1, firstDueAt: now + 3_600_000 })],
    ['two mails that failed', mail({ lastDay: { sent: 0, failed: 2, dropped: 0 } })],
    ['Node that speaks TLS itself', site({ trustProxy: 0 })],
    ['a site on this machine', { settings: { origin: 'http://localhost:3000' } }],
    ['a clock just near enough', { clock: { offsetMs: 1003, uncertainMs: 3 } }],
    ['a pool that just fits', site({ pool: { max: 97 } })],
    ['processes without a pool', site({ pool: { processes: 1000 } })],
    ['a pool on SQLite', { server: sqlite, ...site({ pool: { max: 1000 } }) }],
    ['a backlog of nine minutes', mail({ waiting: 1, firstDueAt: now - 599_999 })],
    ['more sent than failed', mail({ lastDay: { sent: 7, failed: 3, dropped: 3 } })],
    ['events of two days too many', { figures: { ...figures, oldestEventAt: now - 402 * dayMs } }],
    ['localhost by number', { settings: { origin: 'http://127.0.0.1:3000' } }],
    ['localhost by a longer number', { settings: { origin: 'http://[::1]:3000' } }],
    ['a cookie of a site on this machine', { settings: { cookie: { sameSite: 'lax' } } }],
    ['a cookie that is strict', cookie({ sameSite: true })],
    ['one proxy before http:', { settings: { trustProxy: 1 } }],
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
    // 24 waits of 900 seconds fill the 21,600 to the last one.
    expect(guessesBetweenLogIns({ ...policy, firstWaitSeconds: 900 })).toBe(5 + 24);
  });

  it('is that of the formula under the defaults, and falls with digits and window', () => {
    const policy = completePolicy();

    expect(chanceInAYear(policy)).toBeCloseTo(1 - (1 - 3e-6) ** (32 * 4 * 365), 10);
    expect(chanceInAYear({ ...policy, digits: 8 })).toBeLessThan(0.002);
    expect(chanceInAYear({ ...policy, window: 0 })).toBeCloseTo(
      1 - (1 - 1e-6) ** (32 * 4 * 365),
      10,
    );
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
