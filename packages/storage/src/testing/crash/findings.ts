import { trialPassword } from '@keyfob/core/testing';
import type { Place } from '../places.ts';
import type { Fault } from './job.ts';
import type { Later, Operation } from './operation.ts';
import { type Played, theatre } from './play.ts';
import { pointsOf } from './points.ts';
import { newKey, type Stage } from './stage.ts';
import { isSame } from './state.ts';

/** Where an operation was ended, and everything that was not as it must be then. */
export interface Outcome {
  readonly points: readonly string[];
  readonly findings: readonly string[];
}

/**
 * Makes each operation once in a process that is killed after the answer, which tells its statements and what
 * it leaves; then for other users in processes that are killed earlier. Those must leave all of that or
 * nothing, all of it where they have answered, and a person who can go on.
 */
export async function findingsOf(
  operations: readonly Operation[],
  {
    engine,
    isAll = false,
    fault,
  }: { readonly engine: Place['engine']; readonly isAll?: boolean; readonly fault?: Fault },
): Promise<ReadonlyMap<Operation, Outcome>> {
  const { play, open, close } = theatre(engine, fault);
  try {
    const whole = await play(operations.map((operation) => ({ operation, point: undefined })));
    const parts = await play(
      whole.flatMap(({ operation, report }) =>
        pointsOf(report.statements, isAll).map((point) => ({ operation, point })),
      ),
    );
    const wholeOf = new Map(whole.map((each) => [each.operation, each]));
    const judged = [...parts, ...whole].map((each) => judge(each, wholeOf.get(each.operation)));
    await open(async (stage) => {
      for (const each of judged) each.findings.push(...(await makeAgain(stage, each)));
      await logInAll(stage, judged);
    });
    return new Map(operations.map((operation) => [operation, outcomeOf(operation, judged)]));
  } finally {
    await close();
  }
}

interface Judged extends Played {
  /** Whether it is as if the operation had come to its end; else it is as if it had never begun. */
  readonly isDone: boolean;
  readonly findings: string[];
}

function judge(each: Played, whole: Played | undefined): Judged {
  const { before, after, messages, report, plan } = each;
  const isChore = each.operation.againAfterSeconds !== undefined;
  const isNot = !isChore && isSame(after, before) && messages.length === 0;
  const isDone = !isNot && isSame([after, messages], [whole?.after, whole?.messages]);
  const findings: string[] = [];
  const left = JSON.stringify({ ...after, messages });
  if (!isDone && !isNot) findings.push(`neither all nor nothing is left: ${left}`);
  if (!isDone && report.answer !== undefined) findings.push(`answered, and nothing is left`);
  if (report.answer !== undefined && report.answer !== (plan.answer ?? 'done')) {
    findings.push(`answered ${report.answer}`);
  }
  return { ...each, isDone, findings };
}

function outcomeOf(operation: Operation, all: readonly Judged[]): Outcome {
  const own = all.filter((each) => each.operation === operation);
  const named = own.flatMap(({ point, findings }) => {
    const name = point?.name ?? 'after the answer';
    return findings.map((finding) => `${name}: ${finding}`);
  });
  const isChore = operation.againAfterSeconds !== undefined;
  const firstDone = own.findIndex(({ isDone }) => isDone);
  const isUndone = own.slice(firstDone).some(({ isDone }) => !isDone);
  return {
    points: own.map(({ point }) => `${operation.name}: ${point?.name ?? 'after the answer'}`),
    findings: [
      ...named,
      ...(!isChore && firstDone < 1 ? ['is done before it has begun, or never'] : []),
      ...(isUndone ? ['is done at one point and not at a later one'] : []),
    ],
  };
}

/** What a person meets who makes it again. */
async function makeAgain(stage: Stage, { plan, isDone }: Judged): Promise<readonly string[]> {
  const findings: string[] = [];
  for (const later of plan.later) {
    const { call, ifDone, ifNot = ifDone } = later;
    const expected = isDone ? ifDone : ifNot;
    const found = await outcomeOfCall(stage, later);
    if (!expected.split(' or ').includes(found)) {
      findings.push(`${call} comes to ${found} afterwards, not to ${expected}`);
    }
  }
  return findings;
}

async function outcomeOfCall({ keyfob }: Stage, { call, given }: Later): Promise<string> {
  if (call === 'migrate') throw new Error('nobody migrates again by hand');
  try {
    await (keyfob[call] as (given: unknown) => Promise<unknown>)(given);
    return 'done';
  } catch (error) {
    return (error as { readonly code?: string }).code ?? String(error);
  }
}

/** Everybody sets OTP where it is off, and logs in with a code. */
async function logInAll(stage: Stage, all: readonly Judged[]): Promise<void> {
  const { keyfob, clock } = stage;
  clock.advanceSeconds(300); // waits and pauses are over
  const authenticators = new Map(all.map(({ userId, plan }) => [userId, plan.authenticator]));
  for (const { userId, findings } of all) {
    try {
      if ((await keyfob.status({ userId })).state === 'on') continue;
      const authenticator = await newKey(stage, userId);
      authenticators.set(userId, authenticator);
      const input = { password: trialPassword, code: authenticator.codeAt(clock()) };
      await keyfob.activate({ userId, input });
    } catch (error) {
      findings.push(`OTP cannot be set: ${error}`);
    }
  }
  clock.advanceSeconds(30);
  for (const { userId, findings } of all) {
    try {
      const pending = await stage.pendingLogin(userId);
      const code = authenticators.get(userId)?.codeAt(clock()) ?? '';
      await keyfob.verify({ pending, input: { code } });
    } catch (error) {
      findings.push(`nobody can log in: ${error}`);
    }
  }
}
