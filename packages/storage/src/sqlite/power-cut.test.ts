import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import { manualClock, trialKeyfob } from '@keyfob/core/testing';
import { afterAll, expect, it } from 'vitest';
import { watchSqlite } from '../testing/crash/seams.ts';
import { sqliteStore } from './index.ts';

/** What is on the disk at a moment: the database and its write-ahead log. */
interface Disk {
  readonly database: Buffer;
  readonly log: Buffer;
}

const sector = 512;
const folder = mkdtempSync(join(tmpdir(), 'keyfob-power-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;

function newFile(): string {
  files += 1;
  return join(folder, `${files}.sqlite`);
}

const diskOf = (file: string): Disk => ({
  database: readFileSync(file),
  log: readFileSync(`${file}-wal`),
});

/** The file as another process finds it once power is back. */
function fileFrom({ database, log }: Disk): string {
  const file = newFile();
  writeFileSync(file, database);
  writeFileSync(`${file}-wal`, log);
  return file;
}

/** What the log may be where power fails while it grows: cut off at any sector, or full of zeros from there on. */
function tornLogs(before: Disk, after: Disk): readonly Disk[] {
  const torn: Disk[] = [];
  for (let end = before.log.length; end < after.log.length; end += sector) {
    const written = after.log.subarray(0, end);
    const rest = Buffer.alloc(after.log.length - end);
    torn.push({ ...before, log: written }, { ...before, log: Buffer.concat([written, rest]) });
  }
  return torn;
}

it('attack 20: a power cut at any statement of a log-in, or while its commit is written, leaves all of it or nothing (S5, S8, C4)', async () => {
  const file = newFile();
  const keys = parseKeyRing(generateKeyRing());
  const clock = manualClock();
  const store = sqliteStore({ file, clock });
  const trial = trialKeyfob({ store, clock, keys });
  const input = { code: (await trial.enrol()).codeAt(clock()) };
  const pendings = [await trial.pendingLogin(), await trial.pendingLogin()] as const;
  const disks: { readonly sql: string; readonly disk: Disk }[] = [];
  let isWatched = true;
  watchSqlite((sql) => {
    if (isWatched) disks.push({ sql, disk: diskOf(file) });
    return undefined;
  });

  await trial.keyfob.verify({ pending: pendings[0], input });
  isWatched = false;
  const answered = diskOf(file);
  store.close();
  const commit = disks.findIndex(({ sql }) => sql === 'COMMIT');
  const before = disks.slice(0, commit).map(({ disk }) => disk);
  const torn = tornLogs(before.at(-1) as Disk, answered);

  /** What becomes of the same code, and how often it was accepted before that. */
  async function foundOn(disk: Disk) {
    const there = sqliteStore({ file: fileFrom(disk), clock });
    const { keyfob } = trialKeyfob({ store: there, clock, keys });
    const events = await keyfob.events({ userId: 'alice', limit: 9 });
    const accepted = events.filter(({ type }) => type === 'code_accepted').length;
    const outcome = await keyfob.verify({ pending: pendings[1], input }).then(
      () => 'done',
      ({ code }) => code,
    );
    there.close();
    return { accepted, outcome };
  }

  expect(before.length).toBeGreaterThan(3);
  expect(torn.length).toBeGreaterThan(10);
  for (const disk of [...before, ...torn]) {
    expect(await foundOn(disk)).toEqual({ accepted: 0, outcome: 'done' });
  }
  for (const disk of [...disks.slice(commit).map((each) => each.disk), answered]) {
    expect(await foundOn(disk)).toEqual({ accepted: 1, outcome: 'code_already_used' });
  }
}, 60_000);
