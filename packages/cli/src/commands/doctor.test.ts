/** The doctor as operators run it: a process beside a real database. */
import { chmodSync, copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { postgresStore } from '@keyfob/storage/postgres';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '../doctor/finding.ts';
import { ownSchema, postgresPool, postgresUrl } from '../testing/postgres.ts';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { fill, ringOf, settingsFile, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
const healthy = {
  origin: 'https://www.example.test',
  trustProxy: 1,
  cookie: { name: '__Host-session', secure: true, httpOnly: true, sameSite: 'lax' },
};
const dayMs = 86_400_000;

interface Report {
  readonly errors: number;
  readonly warnings: number;
  readonly findings: readonly Finding[];
}

interface SetUp {
  readonly file: string;
  readonly settings: Record<string, unknown>;
  readonly env: Record<string, string>;
}

let filled = '';
beforeAll(async () => {
  filled = await sqliteFile(folder, 'filled.sqlite', { keys });
});

/** A set-up in which nothing is wrong, in a file of its own. */
function setUp(name: string): SetUp {
  const file = join(folder, `${name}.sqlite`);
  copyFileSync(filled, file);
  chmodSync(file, 0o600);
  return { file, settings: { ...healthy }, env: { KEYFOB_KEYS: keys } };
}

async function examined({ file, settings, env }: SetUp) {
  const config = settingsFile(
    folder,
    { database: `sqlite:${file}`, ...settings },
    `${Date.now()}.json`,
  );
  return runKeyfob(['doctor', '--json', '--all', '--config', config], { folder, env });
}

function change(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

function message(
  id: string,
  { state, at }: { readonly state: string; readonly at: number },
): string {
  const settled = state === 'waiting' ? 'NULL' : at;
  return `INSERT INTO message (id, user_id, channel, drop_at, due_at, written_at, state, settled_at, ring_key, sealed)
    VALUES ('${id}', 'alice', 'mail', ${at + dayMs}, ${at}, ${at}, '${state}', ${settled}, 'first', 'x')`;
}

it('finds nothing wrong where nothing is', async () => {
  const ended = await examined(setUp('healthy'));

  const { errors, warnings, findings } = ended.json<Report>();
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([]);
  expect({ exitCode: ended.exitCode, errors, warnings }).toEqual({
    exitCode: 0,
    errors: 0,
    warnings: 0,
  });
});

/** What goes wrong at sites: how it comes about, the id it is found under, and words of its fix. */
const faults: readonly {
  readonly fault: string;
  readonly id: string;
  readonly fix: RegExp;
  plant(site: SetUp): SetUp | undefined;
}[] = [
  {
    fault: 'a key that is needed has left the ring',
    id: 'keys.lacking',
    fix: /put the key "first" back/,
    plant: (site) => ({ ...site, env: { KEYFOB_KEYS: ringOf('second') } }),
  },
  {
    fault: 'a key of the same name with other bytes',
    id: 'keys.other',
    fix: /the ring that the application has/,
    plant: (site) => ({ ...site, env: { KEYFOB_KEYS: ringOf('first') } }),
  },
  {
    fault: 'a rotation that was not finished',
    id: 'keys.reseal',
    fix: /keyfob reseal/,
    plant: (site) => ({ ...site, env: { KEYFOB_KEYS: `${ringOf('second')},${keys}` } }),
  },
  {
    fault: 'an older schema',
    id: 'schema',
    fix: /keyfob migrate up/,
    plant: ({ file }) => void change(file, 'PRAGMA user_version = 2'),
  },
  {
    fault: 'a journal mode that loses what was answered',
    id: 'durability.journal',
    fix: /leave the file to Keyfob/,
    plant: ({ file }) => void change(file, 'PRAGMA journal_mode = DELETE'),
  },
  {
    fault: 'a file that others can read',
    id: 'permissions.file',
    fix: /chmod 600/,
    plant: ({ file }) => void chmodSync(file, 0o644),
  },
  {
    fault: 'nobody delivers',
    id: 'delivery.backlog',
    fix: /startDelivery/,
    plant: ({ file }) =>
      void change(file, message('m1', { state: 'waiting', at: Date.now() - 3_600_000 })),
  },
  {
    fault: 'a mail server that refuses everything',
    id: 'delivery.dead',
    fix: /try the mail account/,
    plant: ({ file }) => {
      change(file, "DELETE FROM message WHERE state = 'sent'");
      for (const id of ['m1', 'm2', 'm3']) {
        change(file, message(id, { state: 'failed', at: Date.now() - 1000 }));
      }
      return undefined;
    },
  },
  {
    fault: 'events that nobody sweeps',
    id: 'sweep',
    fix: /startDelivery/,
    plant: ({ file }) => void change(file, `UPDATE event SET at = ${Date.now() - 500 * dayMs}`),
  },
  {
    fault: 'a window of two steps',
    id: 'policy',
    fix: /within its range/,
    plant: (site) => ({ ...site, settings: { ...site.settings, policy: { window: 2 } } }),
  },
  {
    fault: 'waits so short that guesses add up',
    id: 'policy.guesses',
    fix: /longestWaitSeconds/,
    plant: (site) => ({
      ...site,
      settings: { ...site.settings, policy: { longestWaitSeconds: 30 } },
    }),
  },
  {
    fault: 'a session cookie that scripts and other sites get at',
    id: 'cookie.httpOnly',
    fix: /httpOnly: true/,
    plant: (site) => ({
      ...site,
      settings: { ...site.settings, cookie: { name: 'sid', secure: true, httpOnly: false } },
    }),
  },
  {
    fault: 'every proxy is trusted',
    id: 'web.proxy',
    fix: /name the proxies/,
    plant: (site) => ({ ...site, settings: { ...site.settings, trustProxy: true } }),
  },
  {
    fault: 'a site without https:',
    id: 'web.origin',
    fix: /serve the site over https:/,
    plant: (site) => ({ ...site, settings: { ...site.settings, origin: 'http://example.test' } }),
  },
];

describe('a planted fault', () => {
  it.each(faults)('is found with its fix: $fault', async ({ id, fix, plant }) => {
    const site = setUp(`fault-${id}`);

    const ended = await examined(plant(site) ?? site);

    expect(ended.exitCode).toBe(1);
    const found = ended.json<Report>().findings.find((finding) => finding.id === id);
    expect(found?.level).not.toBe('ok');
    expect(found?.fix).toMatch(fix);
    expect(ended.stdout).not.toContain(keys.split(':')[1]);
  });

  it('is found where the key ring is in a file that others can read', async () => {
    const site = setUp('keys-file');
    const path = join(folder, 'ring');
    writeFileSync(path, keys);
    chmodSync(path, 0o640);

    const ended = await examined({ ...site, settings: { ...healthy, keysFile: path }, env: {} });

    expect(ended.json<Report>().findings).toContainEqual(
      expect.objectContaining({ id: 'keys.readable', level: 'error' }),
    );
  });

  it('of a lesser kind ends well where only errors count', async () => {
    const { file } = setUp('warning');
    const words = ['doctor', '--database', file, '--fail-on', 'error'];

    const ended = await runKeyfob(words, {
      folder,
      env: { KEYFOB_KEYS: `${keys},${ringOf('old')}` },
    });

    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toMatch(/warning +keys\.unused +nothing stored needs "old"\n/);
    expect(ended.stdout).toMatch(/0 errors, 1 warning, \d+ fine\n$/);
  });
});

it('changes nothing, not even a file that it finds fault with', async () => {
  const { file, env } = setUp('untouched');
  change(file, 'PRAGMA journal_mode = DELETE');
  chmodSync(file, 0o644);

  await runKeyfob(['doctor', '-d', file], { folder, env });
  const again = await runKeyfob(['doctor', '-d', file, '--json'], { folder, env });

  expect(again.json<Report>().findings.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['durability.journal', 'permissions.file']),
  );
});

it('says that there is no file, and makes none', async () => {
  const file = join(folder, 'nowhere.sqlite');
  rmSync(file, { force: true });

  const ended = await runKeyfob(['doctor', '-d', file], { folder });

  expect(ended.stdout).toMatch(/error +schema +there are no tables of Keyfob\n.*keyfob migrate up/);
  expect(() => chmodSync(file, 0o600)).toThrow();
});

const pool = await postgresPool();

describe.skipIf(pool === undefined)('on PostgreSQL', () => {
  let schema = '';
  const doctor = async (url: string, settings: object = {}) => {
    const config = settingsFile(
      folder,
      { database: url, schema, ...healthy, ...settings },
      'pg.json',
    );
    const words = ['doctor', '--json', '--config', config];
    return runKeyfob(words, { folder, env: { KEYFOB_KEYS: keys } });
  };

  beforeAll(async () => {
    if (pool === undefined) return;
    schema = ownSchema();
    await fill(postgresStore({ pool, schema }), keys);
  });

  it('nothing is wrong where nothing is', async () => {
    const ended = await doctor(postgresUrl, { pool: { max: 2 } });

    const ownFault = /^durability\./; // a server of tests may be set to be fast
    const wrong = ended
      .json<Report>()
      .findings.filter(({ id, level }) => level !== 'ok' && !ownFault.test(id));
    expect(wrong).toEqual([]);
  });

  it('a commit that does not wait for the disk is found with its fix', async () => {
    const url = new URL(postgresUrl);
    url.searchParams.set('options', '-c synchronous_commit=off');

    const ended = await doctor(url.href);

    expect(ended.exitCode).toBe(1);
    expect(ended.json<Report>().findings).toContainEqual(
      expect.objectContaining({
        id: 'durability.synchronous_commit',
        fix: expect.stringMatching(/SET synchronous_commit = on/),
      }),
    );
  });

  it('more connections than the server has are found', async () => {
    const ended = await doctor(postgresUrl, { pool: { max: 100, processes: 100 } });

    expect(ended.json<Report>().findings).toContainEqual(
      expect.objectContaining({ id: 'connections', level: 'error' }),
    );
  });

  it('a password in the address is never printed', async () => {
    const url = new URL(postgresUrl);
    url.password = 'very-secret';

    const ended = await doctor(url.href);
    url.port = '1';
    const refused = await doctor(url.href);

    expect(`${ended.stdout}${ended.stderr}${refused.stderr}`).not.toContain('very-secret');
    expect([refused.exitCode, refused.stderr]).toEqual([3, expect.stringMatching(/ECONNREFUSED/)]);
  });
});
