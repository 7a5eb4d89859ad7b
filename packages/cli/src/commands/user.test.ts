/** What operators see of a user and change, without secrets. */
import { createKeyfob, type Keyfob, parseKeyRing } from '@keyfob/core';
import { type SqliteStore, sqliteStore } from '@keyfob/storage/sqlite';
import { describe, expect, it } from 'vitest';
import { runKeyfob, runKeyfobHere } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
const env = { KEYFOB_KEYS: keys };
const eve = ['--actor', 'Eve, support', '--reason', 'called back'];

async function site(name: string) {
  const file = await sqliteFile(folder, `${name}.sqlite`, { keys, userIds: ['alice'] });
  const user = (...words: readonly string[]) =>
    runKeyfob(['user', ...words, '-d', file], { folder, env });
  return { file, user };
}

async function within<T>(file: string, act: (keyfob: Keyfob, store: SqliteStore) => Promise<T>) {
  const store = sqliteStore({ file });
  const keyfob = createKeyfob({
    ...{ issuer: 'Example', store, keys: parseKeyRing(keys) },
    users: {
      find: () => ({ label: 'alice', contacts: { email: 'verified', phone: 'verified' } }),
      verifyPassword: () => false,
    },
  });
  try {
    return await act(keyfob, store);
  } finally {
    store.close();
  }
}

/** Wrong codes until the account waits. */
async function guess(file: string): Promise<void> {
  await within(file, async (keyfob) => {
    for (let guesses = 0; guesses < 5; guesses += 1) {
      const step = await keyfob.beginLogin({ userId: 'alice' });
      const pending = step.next === 'code' ? step.pending : undefined;
      await keyfob.verify({ pending, input: { code: '000000' } } as never).catch(() => {});
    }
  });
}

describe('user show', () => {
  it('tells state, authenticators, failures and waits, and no key', async () => {
    const { file, user } = await site('show');
    await guess(file);

    const text = await user('show', 'alice');
    const shown = await user('show', 'alice', '--json');

    expect(text.stdout).toMatch(/OTP +on\nauthenticator +Authenticator: 6 digits, SHA1, 30 s/);
    expect(text.stdout).toMatch(/wrong code +5 failures, waits \d+ s\n/);
    expect(shown.json()).toMatchObject({
      ...{ userId: 'alice', state: 'on', frozenUntil: null, recovery: null },
      authenticators: [{ name: 'Authenticator', digits: 6, algorithm: 'SHA1', periodSeconds: 30 }],
      attempts: { code: { failures: 5 }, password: { failures: 0, waitSeconds: 0 } },
      requests: { open: 0, ended: 0 },
    });
    for (const { stdout } of [text, shown]) expect(stdout).not.toMatch(/sealed|1\.first\./);
  });

  it('needs no key ring, and shows a user whom it has never seen as off', async () => {
    const { file } = await site('no-ring');

    const ended = await runKeyfob(['user', 'show', 'nobody', '-d', file, '--json'], { folder });

    expect(ended.json()).toMatchObject({ state: 'off', authenticators: [] });
  });

  it.each(['', ' alice', 'keyfob:key-check'])('refuses %j, which is no id', async (id) => {
    const ended = await runKeyfob(['user', 'show', id, '-d', 'x.sqlite'], { folder });

    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(/the user id/)]);
  });
});

describe('user disable', () => {
  it('turns OTP off with name and reason in the log, and leaves word for the owner', async () => {
    const { file, user } = await site('disable');

    const ended = await user('disable', 'alice', ...eve, '--json');

    expect(ended.json()).toEqual({ userId: 'alice', wasOn: true, done: true });
    await within(file, async (keyfob, store) => {
      expect(await keyfob.beginLogin({ userId: 'alice' })).toMatchObject({ next: 'signed_in' });
      const [last] = await keyfob.events({ userId: 'alice', limit: 1 });
      expect(last).toMatchObject({ type: 'reset', actor: 'Eve, support', reason: 'called back' });
      expect(await store.outbox.backlog()).toMatchObject({ waiting: 1 });
    });
  });

  it('writes nothing about a user who has no OTP, or whose id was mistyped', async () => {
    const { user } = await site('mistyped');

    const ended = await user('disable', 'alcie', ...eve);

    expect([ended.exitCode, ended.stdout]).toEqual([
      0,
      'alcie: OTP is off; nothing is kept of this id: it has never used Keyfob, or is not the id of a user\n',
    ]);
    expect((await user('show', 'alcie')).stdout).toContain('nothing is kept of this id');
    expect((await user('events', 'alcie')).stdout).toBe('');
  });

  it.each([
    [['--reason', 'x'], /--actor <name>' not specified/],
    [['--actor', 'Eve'], /--reason <text>' not specified/],
    [['--actor', ' ', '--reason', 'x'], /--actor must be 1 to 200/],
    [['--actor', 'Eve', '--reason', 'two\nlines'], /--reason must be 1 to 200/],
  ])('with %j is wrong usage', async (words, reason) => {
    const ended = await runKeyfob(['user', 'disable', 'alice', ...words, '-d', 'x'], { folder });

    expect([ended.exitCode, ended.stderr]).toEqual([2, expect.stringMatching(reason)]);
  });
});

it('user unlock ends the wait', async () => {
  const { file, user } = await site('unlock');
  await guess(file);

  const ended = await user('unlock', 'alice', ...eve);

  expect(ended.stdout).toBe('alice: codes and passwords are taken again\n');
  expect((await user('show', 'alice', '--json')).json()).toMatchObject({
    attempts: { code: { failures: 0, waitSeconds: 0 } },
  });
});

it('user forget asks whether it is meant, and then leaves nothing', async () => {
  const { user } = await site('forget');

  const asked = await user('forget', 'alice');
  const done = await user('forget', 'alice', '--yes');
  const events = await user('events', 'alice');

  expect([asked.exitCode, asked.stderr]).toEqual([2, expect.stringMatching(/add --yes/)]);
  expect([done.exitCode, events.stdout]).toEqual([0, '']);
});

describe('user events', () => {
  it('gives a table, one JSON document a line, or CSV', async () => {
    const { user } = await site('events');

    const table = await user('events', 'alice');
    const json = await user('events', 'alice', '--json', '--limit', '1');
    const csv = await user('events', 'alice', '--csv');

    expect(table.stdout).toMatch(/^\d+ +\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC +activated +auth/);
    expect(
      json.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ type: 'activated', userId: 'alice' }]);
    expect(csv.stdout.split('\r\n')[0]).toBe('id,at,type,detail,address,browser');
  });

  it.each(['0', 'all', '-1', '2.5', ''])('takes no %j for a limit', async (limit) => {
    const ended = await runKeyfobHere(['user', 'events', 'a', '-d', 'x', '--limit', limit], {
      folder,
    });

    expect([ended.exitCode, ended.stdout]).toEqual([2, '']);
    expect(ended.stderr).toMatch(/^keyfob: --limit is .*; it must be a whole number from 1\n$/);
  });

  it('lets no browser name run in a spreadsheet or move a cursor', async () => {
    const { file, user } = await site('spreadsheet');
    const userAgent = '=HYPERLINK("https://evil.example.test","x")\u202e';
    await within(file, (keyfob) =>
      keyfob.beginEnrolment({ userId: 'bob', client: { userAgent, address: '+1' } }),
    );

    const csv = await user('events', 'bob', '--csv');

    expect(csv.stdout).toContain(`,'+1,"'=HYPERLINK(""https://evil.example.test"",""x"")?"`);
  });
});
