import { memoryUsers, trialKeyfob, trialPassword } from '@keyfob/core/testing';
import { describe, expect, it } from 'vitest';
import { isKeyfobError, type SupportRequestView } from '#contract';
import { exampleEvidence } from './example-support.ts';
import { FakeSupportDesk } from './fake-support-desk.ts';

/** What Kim can do at either desk. */
interface Desk {
  claim(): Promise<SupportRequestView>;
  comment(text: string): Promise<SupportRequestView>;
  check(item: string, isChecked: boolean): Promise<SupportRequestView>;
  decide(decision: 'approve' | 'reject'): Promise<SupportRequestView>;
}

const email = 'alice@example.test';
const message = 'My phone is gone, and so is the number.';
const reason = 'Everything fits.';
const kim = { userId: 'kim', name: 'Kim' };
const jo = { userId: 'jo', name: 'Jo' };
const evidence = exampleEvidence.map(({ isChecked: _, ...rule }) => rule);
const required = evidence.filter(({ isRequired }) => isRequired).map(({ id }) => id);

const starts = [
  'new',
  'claimed by Jo',
  'half approved by Jo',
  'Kim’s own',
  'of no account',
] as const;
type Start = (typeof starts)[number];

/** The server's rules, with a request in the state it begins in. */
async function realDesk(start: Start): Promise<Desk> {
  const own = { password: trialPassword, label: email, email, phone: '+420555000101' };
  const trial = trialKeyfob({
    support: { evidence },
    users: memoryUsers(
      start === 'of no account' ? {} : { [start === 'Kim’s own' ? 'kim' : 'alice']: own },
    ),
  });
  const { keyfob, captcha } = trial;
  await keyfob.requestSupport({
    input: { email, message, captcha: captcha.solve('support_request') },
  });
  const id = (await keyfob.supportQueue({ staff: kim })).requests[0]?.id ?? '';
  if (start === 'claimed by Jo' || start === 'half approved by Jo') {
    await keyfob.claimRequest({ staff: jo, id });
  }
  if (start === 'half approved by Jo') {
    for (const item of required) {
      await keyfob.checkEvidence({ staff: jo, id, input: { item, isChecked: true } });
    }
    await keyfob.decideRequest({ staff: jo, id, input: { decision: 'approve', reason } });
  }
  const call = { staff: kim, id };
  return {
    claim: () => keyfob.claimRequest(call),
    comment: (text) => keyfob.commentRequest({ ...call, input: { text } }),
    check: (item, isChecked) => keyfob.checkEvidence({ ...call, input: { item, isChecked } }),
    decide: (decision) => keyfob.decideRequest({ ...call, input: { decision, reason } }),
  };
}

/** The fake, with the same request. */
function fakeDesk(start: Start): Desk {
  const desk = new FakeSupportDesk({ staff: 'Kim' });
  desk.submit({ email, message });
  const [{ id, trail } = { id: '', trail: [] }] = desk.queue.requests;
  if (start !== 'of no account') desk.replace(id, { account: { factor: 'off', email } });
  const said = (action: 'claimed' | 'evidence_checked' | 'approved', text?: string) => ({
    ...{ at: new Date().toISOString(), by: 'Jo', action },
    ...(text !== undefined && { text }),
  });
  const claimed = {
    state: 'claimed',
    claimedBy: 'Jo',
    trail: [...trail, said('claimed')],
  } as const;
  if (start === 'claimed by Jo') desk.replace(id, claimed);
  if (start === 'half approved by Jo') {
    const ticked = evidence.filter(({ isRequired }) => isRequired);
    desk.replace(id, {
      ...claimed,
      state: 'half_approved',
      evidence: exampleEvidence.map((item) => ({ ...item, isChecked: item.isRequired })),
      trail: [
        ...claimed.trail,
        ...ticked.map(({ label }) => said('evidence_checked', label)),
        said('approved', reason),
      ],
    });
  }
  if (start === 'Kim’s own') desk.replace(id, { allowed: [] });
  return {
    claim: async () => desk.claim(id),
    comment: async (text) => desk.comment(id, { text }),
    check: async (item, isChecked) => desk.check(id, { item, isChecked }),
    decide: async (decision) => desk.decide(id, { decision, reason }),
  };
}

const steps: Readonly<Record<string, (desk: Desk) => Promise<SupportRequestView>>> = {
  claim: (desk) => desk.claim(),
  comment: (desk) => desk.comment('Voice mail left.'),
  'tick what is required': async (desk) => {
    await desk.check(required[0] ?? '', true);
    return desk.check(required[1] ?? '', true);
  },
  'take a tick away': (desk) => desk.check(required[0] ?? '', false),
  'tick what nobody asks for': (desk) => desk.check('horoscope', true),
  approve: (desk) => desk.decide('approve'),
  reject: (desk) => desk.decide('reject'),
};

/** What both must agree on: everything but ids, times and what only a server knows of an account. */
async function outcome(call: Promise<SupportRequestView>): Promise<unknown> {
  try {
    const { state, claimedBy, message: said, trail, evidence: ticks, ...rest } = await call;
    const { email: from, isOverdue, effectiveAt, allowed, earlier } = rest;
    return {
      ...{ state, claimedBy, said, from, isOverdue, effectiveAt, allowed, earlier },
      ticks,
      trail: trail.map(({ at: _, ...entry }) => entry),
    };
  } catch (thrown) {
    if (!isKeyfobError(thrown)) throw thrown;
    return { code: thrown.code, fields: thrown.details.fields };
  }
}

const names = Object.keys(steps);
const walks = names.flatMap((one) =>
  names.flatMap((two) => names.map((three) => [one, two, three])),
);

describe('the fake support desk', () => {
  it.each(starts)(
    'says what the server says, three steps deep, of a request that is %s (U1)',
    async (start) => {
      for (const walk of walks) {
        const [real, fake] = [await realDesk(start), fakeDesk(start)];
        for (const name of walk) {
          const step = steps[name] as (desk: Desk) => Promise<SupportRequestView>;
          expect(await outcome(step(fake)), walk.join(', ')).toEqual(await outcome(step(real)));
        }
      }
    },
  );

  it('lets the waiting time begin once the owner was told', async () => {
    const desk = new FakeSupportDesk();
    desk.submit({ email, message });
    const [{ id } = { id: '' }] = desk.queue.requests;
    desk.replace(id, { state: 'waiting', account: { factor: 'on', delivery: 'on_its_way' } });

    desk.tellOwner(id);

    expect(desk.queue.requests[0]?.effectiveAt).toBeDefined();
    expect(desk.queue.requests[0]?.allowed).toEqual(['comment']);
  });
});
