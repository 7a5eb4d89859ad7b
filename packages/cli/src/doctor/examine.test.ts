/** What all checks say together, and in which numbers. */
import { expect, it } from 'vitest';
import { examine } from './examine.ts';
import type { Facts } from './facts.ts';
import {
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
} from './testing/healthy-facts.ts';

it('say also what is as it should be', () => {
  const all = ['schema', 'keys.lacking', 'keys.reseal', 'clock'];
  const outside = ['delivery', 'sweep', 'policy.guesses', 'web.origin', 'cookie', 'web.proxy'];
  const idsOf = (server: Facts['server']) =>
    examine({ ...healthy, server }).map(({ id, what }) => (what.length > 10 ? id : 'nothing'));

  expect(idsOf(postgres)).toEqual([...all, 'durability', 'connections', ...outside]);
  expect(idsOf(mysql)).toEqual([...all, 'durability', 'connections', ...outside]);
  expect(idsOf(sqlite)).toEqual([...all, 'durability', 'permissions', ...outside]);
});

it('look at no more than there is', () => {
  const { figures: _, server: __, clock: ___, keys: ____, ...rest } = healthy;
  const nothing = { figures: undefined, server: undefined, clock: undefined, keys: undefined };
  const missing = { state: 'missing', found: 0, known: 3 } as const;

  const found = examine({ ...rest, ...nothing, schema: missing, settings: {} });

  expect(found.map(({ id }) => id)).toEqual(['schema', 'policy.guesses']);
});

it('tell what is needed in numbers', () => {
  const says = (facts: Partial<Facts>) => wrongIn(facts).map(({ what }) => what);

  expect(says({ clock: { offsetMs: 4000, uncertainMs: 9 } })[0]).toContain('4.0 s ahead of');
  expect(says({ clock: { offsetMs: -1500, uncertainMs: 9 } })[0]).toContain('1.5 s behind');
  expect(says(keys({ sealed: [sealed('x', 0), sealed('y', 1, 0), sealed('z', 2, 1)] }))).toEqual([
    'the key ring has no key "x", which the check of the ring needs',
    'the key ring has no key "y", which 1 account and 0 waiting messages needs',
    'the key ring has no key "z", which 2 accounts and 1 waiting message need',
  ]);
  expect(says(keys({ ids: ['a', 'b', 'c'], sealed: [sealed('b', 2, 3), sealed('c')] }))).toEqual([
    '6 values still under the older "b", "c", not under "a"',
  ]);
  expect(says(keys({ ids: ['a', 'b'], sealed: [sealed('b', 0)] }))[0]).toContain(
    'the check of the key ring is still under "b"',
  );
  expect(says(mail({ waiting: 2, firstDueAt: now - 660_000 }))).toEqual([
    '2 mail messages wait, the first for 11 minutes',
  ]);
  expect(says(mail({ lastDay: { sent: 1, failed: 2, dropped: 1 } }))).toEqual([
    'of mail, 3 were given up within a day and 1 were sent',
  ]);
  expect(says(site({ pool: { max: 50, processes: 2 } }))).toEqual([
    '2 processes with 50 connections each want 100, and the server has 97',
  ]);
  expect(says({ figures: { ...figures, oldestEventAt: now - 403 * dayMs } })).toEqual([
    'the oldest event is 403 days old, and the policy keeps 400',
  ]);
  expect(says({ server: { ...sqlite, fileMode: 0o644 } })[0]).toContain('(mode 644)');
});
