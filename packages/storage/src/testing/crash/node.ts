/**
 * A process that makes operations, all at once, each until a given statement of its own. When all have come
 * to that or to their end, it kills itself with signal 9. What it has to tell it writes into a file at once.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { once } from 'node:events';
import { openSync, writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import { manualClock } from '@keyfob/core/testing';
import { openPlace } from '../places.ts';
import { faulty } from './faulty.ts';
import type { Job, Line } from './job.ts';
import { watchSqlite } from './seams.ts';
import { stageOn } from './stage.ts';

const graceMs = 20;
const [reportFile = ''] = process.argv.slice(2);
const report = openSync(reportFile, 'a');

/** What one job has come to. */
interface Course {
  readonly job: Job;
  readonly number: number;
  statements: number;
  /** Whether its store has made what it makes once. */
  isReady: boolean;
}

const running = new AsyncLocalStorage<Course>();
/** Those that have come to their point or to their end. */
const arrived = new Set<Course>();

watchSqlite(afterStatement);
flushCompileCache(); // at its end it cannot
process.send?.('ready');
const [jobs] = (await once(process, 'message')) as [readonly Job[]];
const plays = jobs.map((job, number) => () => {
  return running.run({ job, number, statements: 0, isReady: false }, play);
});
if (jobs[0]?.place.engine === 'SQLite') for (const each of plays) await each();
else await Promise.all(plays.map((each) => each()));

function tell(line: Line): void {
  writeSync(report, `${JSON.stringify(line)}\n`);
}

function afterStatement(statement: string): Promise<void> | undefined {
  const course = running.getStore();
  if (!course?.isReady) return;
  course.statements += 1;
  tell({ job: course.number, statement });
  return course.statements === course.job.endsAfter ? arrive(course) : undefined;
}

/** Holds a job for ever; the last one ends the process. */
function arrive(course: Course): Promise<never> {
  arrived.add(course);
  if (arrived.size === jobs.length) end();
  return new Promise(() => {});
}

/** A store that answers too early gets the time to do so. SQLite's statements cannot be held: there it is now. */
function end(): void {
  const kill = () => process.kill(process.pid, 'SIGKILL');
  if (jobs[0]?.place.engine === 'SQLite') kill();
  else setTimeout(kill, graceMs);
}

async function play(): Promise<void> {
  const course = running.getStore() as Course;
  const { job, number } = course;
  let answer = 'done';
  try {
    await make(job, course);
  } catch (error) {
    answer = (error as { readonly code?: string }).code ?? String(error);
  }
  tell({ job: number, answer });
  void arrive(course);
}

async function make({ call, given, now, place, ring, fault }: Job, course: Course): Promise<void> {
  const clock = manualClock(now);
  course.isReady = call === 'migrate';
  const { store: plain } = openPlace(place, clock, { after: afterStatement });
  await plain.outbox.backlog();
  if (call === 'migrate') return;
  course.isReady = true;
  const store = faulty(plain, fault);
  const stage = stageOn({ store, ring, clock });
  const sender = {
    async send(message: { to: string; content: { kind: string }; idempotencyKey: string }) {
      const { to, content, idempotencyKey: key } = message;
      tell({ job: course.number, sent: { to, kind: content.kind, key } });
      await afterStatement(`SEND ${content.kind}`);
    },
  };
  Object.assign(stage.mail, sender);
  Object.assign(stage.sms, sender);
  await (stage.keyfob[call] as (given: unknown) => Promise<unknown>)(given);
}
