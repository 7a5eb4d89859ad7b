import { generateKeyRing } from '@keyfob/core';
import { manualClock } from '@keyfob/core/testing';
import { newPlace, openPlace, type Place, removePlace } from '../places.ts';
import type { Fault } from './job.ts';
import type { Operation, Plan } from './operation.ts';
import type { Point } from './points.ts';
import { processes, type Report } from './processes.ts';
import { type Stage, stageOn } from './stage.ts';
import { type Found, lookAt } from './state.ts';

/** An operation of one user, made by a process that is killed at a point of it. */
export interface Case {
  readonly operation: Operation;
  /** Undefined: after the answer. */
  readonly point: Point | undefined;
}

/** What was prepared, and what the killed process has left. */
export interface Played extends Case {
  readonly userId: string;
  readonly plan: Plan;
  readonly report: Report;
  readonly before: Found;
  readonly after: Found;
  /** What was sent to the user when everything that waited was sent: kind and address of each message. */
  readonly messages: readonly string[];
}

/** Data on an engine, on which cases are played. Nobody has it open while processes are killed. */
export interface Theatre {
  play(cases: readonly Case[]): Promise<readonly Played[]>;
  /** Opens the data for as long as this takes. */
  open<T>(work: (stage: Stage) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function theatre(engine: Place['engine'], fault?: Fault): Theatre {
  const place = newPlace(engine);
  const [older, newer] = [generateKeyRing(), generateKeyRing()];
  const ring = `${older},${newer}`;
  const clock = manualClock();
  const crew = processes();
  let users = 0;

  return {
    play,
    open,
    async close() {
      await crew.close();
      await removePlace(place);
    },
  };

  async function open<T>(work: (stage: Stage) => Promise<T>): Promise<T> {
    const { store, close } = openPlace(place, clock);
    try {
      return await work(stageOn({ store, ring, clock }));
    } finally {
      await close();
    }
  }

  /** Whether a process makes nothing else: SQLite's statements cannot be held, only the first of them ends it. */
  function isAlone({ operation, point }: Case): boolean {
    return point !== undefined && (engine === 'SQLite' || operation.isAlone === true);
  }

  async function play(cases: readonly Case[]): Promise<readonly Played[]> {
    const isChore = ({ operation }: Case) => operation.againAfterSeconds !== undefined;
    const played = await playTogether(cases.filter((each) => !isChore(each)));
    const chores: Played[] = [];
    for (const each of cases.filter(isChore)) chores.push(...(await playTogether([each])));
    return [...played, ...chores];
  }

  async function playTogether(cases: readonly Case[]): Promise<readonly Played[]> {
    const userIds = cases.map(() => {
      users += 1;
      return `u${users}`;
    });
    const { plans, before } = await open(async (stage) => {
      const plans: Plan[] = [];
      for (const [index, { operation }] of cases.entries()) {
        const userId = userIds[index] as string;
        await giveEvents(stage, userId);
        plans.push(await operation.prepare(stage, userId));
      }
      await stage.deliver();
      for (const { leaveWork } of plans) await leaveWork?.();
      return { plans, before: await lookAt(stage, userIds) };
    });
    const jobs = cases.map(({ point }, index) => {
      const { call, given, isRotated } = plans[index] as Plan;
      const own = isRotated ? `${newer},${older}` : ring;
      return { place, ring: own, now: clock(), call, given, endsAfter: point?.endsAfter, fault };
    });
    const reports = await crew.run(jobs, (index) => isAlone(cases[index] as Case));
    const { againAfterSeconds } = cases[0]?.operation ?? {};
    return open(async (stage) => {
      const left = await lookAt(stage, userIds);
      clock.advanceSeconds(againAfterSeconds ?? 0);
      await stage.deliver();
      while ((await stage.keyfob.reseal()).left > 0);
      const after = againAfterSeconds === undefined ? left : await lookAt(stage, userIds);
      return cases.map((each, index): Played => {
        const userId = userIds[index] as string;
        return {
          ...{ ...each, userId, plan: plans[index] as Plan, report: reports[index] as Report },
          ...{ before: before[index] as Found, after: after[index] as Found },
          messages: sentTo(stage, userId, reports[index]?.sent),
        };
      });
    });
  }
}

/** On MariaDB an event locks the gap before the user's last one, and that is to be no gap of a neighbour. */
async function giveEvents({ keyfob }: Stage, userId: string): Promise<void> {
  await keyfob.beginEnrolment({ userId });
  await keyfob.cancelEnrolment({ userId });
}

/** Each message once, however often it was handed over. */
function sentTo(
  { mail, sms, phoneOf }: Stage,
  userId: string,
  sentBefore: Report['sent'] = [],
): readonly string[] {
  const own = [`${userId}@example.test`, phoneOf(userId)];
  const now = [...mail.sent, ...sms.sent].map(({ to, content, idempotencyKey: key }) => ({
    ...{ to, key, kind: content.kind },
  }));
  const all = [...sentBefore, ...now].filter(({ to }) => own.includes(to));
  return [...new Map(all.map((each) => [each.key, each])).values()]
    .map(({ to, kind }) => `${kind} ${to === own[0] ? 'mail' : 'sms'}`)
    .sort();
}
