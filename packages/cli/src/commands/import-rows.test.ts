/** What becomes of single rows of an import, and of those after one that could not be written. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sqliteStore } from '@keyfob/storage/sqlite';
import { beforeAll, describe, expect, it } from 'vitest';
import { runKeyfob } from '../testing/run-keyfob.ts';
import { ringOf, sqliteFile, trialFolder } from '../testing/trial.ts';

const folder = trialFolder();
const keys = ringOf('first');
let database = '';
/** Three keys of 160 bits that nobody has published. */
const secret = 'MFRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';
const bob = 'MJRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';
const carol = 'MNRGGZDFMZTWQ2LKNNWG23TPOBYXE43U';

beforeAll(async () => {
  database = await sqliteFile(folder, 'site.sqlite', { keys });
});

function put(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const importing = (file: string, ...words: readonly string[]) =>
  runKeyfob(['import', file, '--database', database, ...words], {
    ...{ folder, env: { KEYFOB_KEYS: keys } },
  });

describe('an import', () => {
  it('stops at the row that cannot be written, and says that those before it stay', async () => {
    const changes = new DatabaseSync(database);
    changes.exec(`CREATE TRIGGER full BEFORE INSERT ON account WHEN NEW.user_id = 'rob'
      BEGIN SELECT RAISE(ABORT, 'no room for rob'); END`);
    const rows = ['user_id,secret', `quin,${secret}`, `rob,${bob}`, `sue,${carol}`];

    const ended = await importing(put('full.csv', rows.join('\n')), '--from', 'csv');
    changes.exec('DROP TRIGGER full');
    changes.close();
    const again = await importing('full.csv', '--from', 'csv');

    expect([ended.exitCode, ended.stdout]).toEqual([3, '']);
    expect(ended.stderr).toBe(
      'keyfob: stopped at line 3: no room for rob. Run it again: who was taken over is left alone\n',
    );
    expect(again.stdout).toMatch(
      /^line 2 +left +quin +has OTP on already.*\n\n2 authenticators imported, 1 left alone, 0 refused\n$/,
    );
  });

  it('leaves alone an owner who has objected', async () => {
    const store = sqliteStore({ file: database });
    await store.update('tom', (account, now) => ({
      ...{ next: { ...account, frozenUntil: now + 60_000 }, events: [], messages: [] },
      result: undefined,
    }));
    store.close();

    const ended = await importing(
      put('tom.csv', `user_id,secret\ntom,${secret}\n`),
      '--from',
      'csv',
    );

    expect([ended.exitCode, ended.stdout]).toEqual([
      0,
      expect.stringMatching(/^line 2 +left +tom +is frozen by its owner at the moment\n\n0 auth/),
    ]);
  });

  it('takes a row whose file does not say what site it is of', async () => {
    const rows = ['user_id,secret,issuer', `uma,${secret},`, `vic,${bob},Elsewhere`];
    const words = ['--from', 'csv', '--only-issuer', 'Example'];

    const ended = await importing(put('issuers.csv', rows.join('\n')), ...words);

    expect(ended.stdout).toMatch(
      /^line 3 +left +vic +is not of Example\n\n1 authenticator imported/,
    );
  });

  it('refuses a key that two rows have, and a user who has two', async () => {
    const rows = ['user_id,secret', `wim,${secret}`, `xia,${secret}`, `wim,${bob}`, ` ,${bob}`];

    const ended = await importing(put('same.csv', rows.join('\n')), '--from', 'csv', '--dry-run');

    expect(ended.stdout).toMatch(
      /^line 3 +refused +xia +has the same shared key as line 2\nline 4 +refused +wim +is of a user who stands in line 2 already; .*\nline 5 +refused +has a user id that is empty\n\n1 authenticator would be imported, 0 left alone, 3 refused\nNothing was written: this was a dry run\n$/,
    );
  });
});
