import type { StaffMember } from '@keyfob/core';
import { askForSms, followLink } from '@keyfob/core/testing';
import type { Later, Plan } from './operation.ts';
import { clientOf, enrol, type Stage } from './stage.ts';

const staff: readonly StaffMember[] = [
  { userId: 'staff-1', name: 'First Example' },
  { userId: 'staff-2', name: 'Second Example' },
];
const reason = 'Everything fits';

/** What somebody writes to support who has lost everything. */
export function helpFor({ captcha }: Stage, userId: string) {
  const input = {
    ...{ email: `${userId}@example.test`, message: 'My phone is gone.' },
    captcha: captcha.solve('support_request'),
  };
  return { input, client: clientOf(userId) };
}

/** A recovery whose SMS code has come. */
export async function texted(stage: Stage, userId: string) {
  const authenticator = await enrol(stage, userId);
  const recovering = await followLink(stage, await stage.pendingLogin(userId));
  const smsCode = await askForSms(stage, recovering);
  const { solve } = stage.captcha;
  const given = (change = (code: string) => code) => ({
    ...{ recovering, input: { smsCode: change(smsCode), captcha: solve('recovery_completion') } },
  });
  return { authenticator, given };
}

/** A support request up to where somebody of the desk decides. */
export async function decision(
  stage: Stage,
  userId: string,
  { by, decision }: { readonly by: 0 | 1; readonly decision: 'approve' | 'reject' },
): Promise<Plan> {
  const authenticator = await enrol(stage, userId);
  await stage.keyfob.requestSupport(helpFor(stage, userId));
  const id = await requestOf(stage, userId);
  await approve(stage, id, by);
  await tick(stage, id, by);
  const given = { staff: staff[by], id, input: { decision, reason } };
  // Nobody decides twice; after the second approval, or a rejection, nobody at all.
  const isHalf = by === 0 && decision === 'approve';
  const ifDone = isHalf ? 'not_allowed' : 'flow_state';
  const again: Later = { call: 'decideRequest', given, ifDone, ifNot: 'done' };
  return { call: 'decideRequest', given, later: [again], authenticator };
}

/** A support request that two people have approved. */
export async function approvedTwice(stage: Stage, userId: string): Promise<void> {
  await stage.keyfob.requestSupport(helpFor(stage, userId));
  await approve(stage, await requestOf(stage, userId), 2);
}

/** @param times by how many, one after the other */
async function approve(stage: Stage, id: string, times: number): Promise<void> {
  for (const [index, member] of staff.slice(0, times).entries()) {
    await tick(stage, id, index);
    const input = { decision: 'approve', reason } as const;
    await stage.keyfob.decideRequest({ staff: member, id, input });
  }
}

async function tick({ keyfob }: Stage, id: string, by: number): Promise<void> {
  const input = { item: 'called', isChecked: true };
  await keyfob.checkEvidence({ staff: staff[by] as StaffMember, id, input });
}

async function requestOf({ keyfob }: Stage, userId: string): Promise<string> {
  let after: string | undefined;
  do {
    const page = await keyfob.supportQueue({ staff: staff[0] as StaffMember, after });
    const found = page.requests.find(({ email }) => email === `${userId}@example.test`);
    if (found) return found.id;
    after = page.next;
  } while (after !== undefined);
  throw new Error('there is no such request');
}
