/** attack 34 on real databases: backups by the tools that operators use, taken while nodes verify codes. */
import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import { type ManualClock, manualClock, refusalOf, trialKeyfob } from '@keyfob/core/testing';
import { havePrograms } from '@keyfob/test-servers';
import { afterEach, describe, expect, it } from 'vitest';
import { backups } from './testing/backups.ts';
import { killAll, startNode, tryAt } from './testing/nodes.ts';
import { engines, newPlace, openPlace, type Place, removePlace } from './testing/places.ts';
import { runSql, tableIn } from './testing/sql.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await killAll();
  for (const close of closing.splice(0).toReversed()) await close();
});

interface Site {
  readonly place: Place;
  readonly ring: string;
  readonly clock: ManualClock;
}

/** Keyfob on the data of a place. */
function keyfobOn({ place, ring, clock }: Site, restoredAt?: number) {
  const { store, close } = openPlace(place, clock);
  closing.push(close);
  const more = restoredAt === undefined ? {} : { restoredAt };
  const keys = parseKeyRing(ring);
  const trial = trialKeyfob({ ...{ store, clock, keys, ...more }, onFault: () => {} });
  const logIn = async (code: string) =>
    trial.keyfob.verify({ pending: await trial.pendingLogin(), input: { code } });
  return { ...trial, store, logIn };
}

/** Alice with OTP on, and two nodes on the same data. */
async function siteOn(engine: Place['engine']) {
  const place = newPlace(engine);
  closing.push(() => removePlace(place));
  const site: Site = { place, ring: generateKeyRing(), clock: manualClock() };
  const own = keyfobOn(site);
  await own.keyfob.check();
  const authenticator = await own.enrol();
  const nextCode = () => {
    site.clock.advanceSeconds(30);
    return authenticator.codeAt(site.clock());
  };
  const nodes = await Promise.all([1, 2].map(() => startNode(JSON.stringify(place), site.ring)));
  /** Both nodes get the next code, and one takes it. */
  const round = async () => {
    const pendings = [await own.pendingLogin(), await own.pendingLogin()];
    const outcomes = await tryAt(nodes, { code: nextCode(), now: site.clock(), pendings });
    expect(outcomes.toSorted()).toEqual(['code_already_used', 'done']);
  };
  return { ...own, site, nextCode, round };
}

describe.each(backups)('attack 34: a backup by $name', ({ engine, programs, take }) => {
  const isPossible = engines.includes(engine) && havePrograms(...programs);

  it.runIf(isPossible)(
    'that was taken while nodes verify codes is whole, and counts no code or session from before (C4, S8)',
    async () => {
      const { site, round, nextCode, pendingLogin, logIn } = await siteOn(engine);
      await round();
      await runSql(site.place, manyAccounts(site.place)); // so that the backup takes a while

      let isTaken = false;
      const taking = take(site.place).finally(() => {
        isTaken = true;
      });
      do await round();
      while (!isTaken);
      const pending = await pendingLogin();
      const mark = { userId: 'alice', sessionId: 's', verifiedAt: site.clock() };
      const code = nextCode();
      await logIn(code); // the backup does not know of it
      const restored = await (await taking)();
      closing.push(restored.remove);

      const unaware = keyfobOn({ ...site, place: restored.place });
      await unaware.keyfob.check();
      const decision = await unaware.store.update('alice', (account) => ({ result: account }));
      const account = 'result' in decision ? decision.result : expect.fail('refused');
      const events = await unaware.keyfob.events({ userId: 'alice', limit: 100 });
      const accepted = events.filter(({ type }) => type === 'code_accepted');
      expect(accepted[0]?.at).toBe(account.authenticators[0]?.lastUsedAt);
      expect(accepted.length).toBeGreaterThan(0);

      const { keyfob, ...after } = keyfobOn({ ...site, place: restored.place }, site.clock());
      const session = { userId: 'alice', sessionId: 's', mark };
      site.clock.advanceSeconds(1);
      const refusals = [
        await refusalOf(after.logIn(code)),
        await refusalOf(keyfob.verify({ pending, input: { code } })),
      ];
      expect(refusals.map((refusal) => refusal.code)).toEqual([
        'code_already_used',
        'login_required',
      ]);
      expect(await keyfob.secondFactor(session)).toBe('needed');
      nextCode();
      await after.logIn(nextCode());

      const otherRing = keyfobOn({ ...site, place: restored.place, ring: generateKeyRing() });
      expect((await refusalOf(otherRing.keyfob.check())).code).toBe('unavailable');
    },
    60_000,
  );
});

describe('attack 34: a copy of an SQLite file whose processes were killed', () => {
  it('has every code that was spent, where the write-ahead log is copied as well (C4)', async () => {
    const { site, nextCode, pendingLogin, round } = await siteOn('SQLite');
    await round();
    const pendings = [await pendingLogin()];
    const node = [await startNode(JSON.stringify(site.place), site.ring)];
    const code = nextCode();
    expect(await tryAt(node, { code, now: site.clock(), pendings })).toEqual(['done']);
    await killAll();

    const { file: from } = site.place as Extract<Place, { engine: 'SQLite' }>;
    const file = join(mkdtempSync(join(tmpdir(), 'keyfob-copy-')), 'keyfob.sqlite');
    for (const ending of ['', '-wal']) copyFileSync(`${from}${ending}`, `${file}${ending}`);

    const whole = keyfobOn({ ...site, place: { engine: 'SQLite', file } });
    expect((await refusalOf(whole.logIn(code))).code).toBe('code_already_used');
  });
});

function manyAccounts(place: Place): string {
  const numbers = {
    SQLite:
      '(WITH RECURSIVE all_of (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM all_of LIMIT 50000) SELECT number FROM all_of)',
    PostgreSQL: 'generate_series(1, 50000) AS number',
    MariaDB: 'seq_1_to_50000',
  }[place.engine];
  const id = place.engine === 'MariaDB' ? "concat('user-', seq)" : "'user-' || number";
  return `INSERT INTO ${tableIn(place, 'account')} (user_id, version, document) SELECT ${id}, 1, '{}' FROM ${numbers}`;
}
