import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeSupportRequest, type SupportRequest } from '../account/support-request.ts';
import { completePolicy } from '../policy/policy.ts';
import type { SupportDecision } from './requests.ts';
import { type SupportSubmission, submitRequest } from './submission.ts';

const now = Date.parse('2026-01-27T10:00:00Z');
const dayMs = 86_400_000;
const dueAt = now + dayMs;
const policy = completePolicy();
const at = (ms = 0) => ({ now: now + ms, policy });

const asked: SupportSubmission = {
  ...{ id: 'r1', kind: 'lost_access', email: 'alice@example.test', userId: 'alice' },
  ...{ message: 'I lost my phone.', dueAt, network: 'home' },
};
const { userId: _, ...anonymous } = asked;

function taken(decision: SupportDecision): SupportRequest {
  if (!('result' in decision)) throw new Error(decision.refuse.code);
  return decision.result;
}

const opened = taken(submitRequest(undefined, asked, at()));

/** The request after these messages, each from a network. */
function after(...messages: readonly (readonly [network: string, message: string])[]) {
  return messages.reduce(
    (request, [network, message], index) =>
      taken(submitRequest(request, { ...asked, id: `m${index}`, network, message }, at(index))),
    opened,
  );
}

const textsOf = ({ message, more = [] }: SupportRequest) => [
  ...[message, ...more.map(({ text }) => text)],
];

describe('a submission', () => {
  it('opens a request, in the trail and in the events of the account (G2)', () => {
    const decision = submitRequest(undefined, asked, at());

    expect(decision).toEqual({
      next: {
        ...{ schema: 1, ...asked, state: 'open', submittedAt: now, evidence: [], approvals: [] },
        trail: [{ at: now, by: 'requester', action: 'submitted' }],
      },
      events: [{ type: 'support_requested', requestId: 'r1' }],
      result: 'next' in decision && decision.next,
    });
  });

  it('for nobody opens one as well, with no account to tell', () => {
    const decision = submitRequest(undefined, anonymous, at());

    expect(decision).toMatchObject({ next: { state: 'open' }, events: [] });
    expect('next' in decision && 'userId' in decision.next).toBe(false);
  });

  it('carried out twice opens one, and adds one (S1)', () => {
    const twice = { ...asked, id: 'm0' };
    const added = taken(submitRequest(opened, twice, at()));

    expect(submitRequest(opened, asked, at())).toEqual({ result: opened });
    expect(submitRequest(added, twice, at())).toEqual({ result: added });
    expect(added.more).toHaveLength(1);
  });

  it('is cut to a size that can be kept', () => {
    const message = `x${'😀'.repeat(2000)}`;
    const long = submitRequest(undefined, { ...asked, message }, at());
    const added = submitRequest(opened, { ...asked, id: 'm', message }, at());

    for (const text of [taken(long).message, taken(added).more?.[0]?.text ?? '']) {
      expect(text).toHaveLength(2000);
      expect(text.isWellFormed()).toBe(true);
    }
  });
});

describe('a further message about an open request', () => {
  it('is added to it, with the account none the wiser (R7)', () => {
    const decision = submitRequest(opened, { ...asked, id: 'm', network: 'mobile' }, at(7));

    expect(decision).toEqual({
      next: {
        ...opened,
        more: [{ id: 'm', at: now + 7, text: 'I lost my phone.', network: 'mobile' }],
      },
      events: [],
      result: 'next' in decision && decision.next,
    });
  });

  it('changes nothing else: neither when it is due nor what the desk has done', () => {
    const claimed = { ...opened, state: 'half_approved', evidence: ['document'] } as const;
    const later = { ...asked, id: 'm', dueAt: dueAt + dayMs, kind: 'not_me' } as const;

    expect(submitRequest(claimed, later, at(dayMs))).toMatchObject({
      next: { ...claimed, more: [{ id: 'm' }] },
    });
  });

  it('comes too late for one that has ended', () => {
    const ended: SupportRequest = { ...opened, state: 'rejected', endedAt: now };

    expect(submitRequest(ended, { ...asked, id: 'm' }, at())).toEqual({ result: ended });
  });

  it('takes the place of the last one from its network when that has written three (P2)', () => {
    const request = after(
      ['home', '1'],
      ['home', '2'],
      ['mobile', 'x'],
      ['home', '3'],
      ['home', '4'],
    );

    expect(textsOf(request)).toEqual(['I lost my phone.', '1', 'x', '4']);
  });

  it('from a network that has written but the first keeps to its number', () => {
    const once = { now, policy: completePolicy({ supportMessagesPerNetwork: 1 }) };
    const second = taken(submitRequest(opened, { ...asked, id: 'm1', message: '1' }, once));
    const third = taken(submitRequest(second, { ...asked, id: 'm2', message: '2' }, once));

    expect(textsOf(second)).toEqual(['I lost my phone.', '1']); // what came first always stays
    expect(textsOf(third)).toEqual(['I lost my phone.', '2']);
  });
});

describe('the messages of one request', () => {
  it('are forty at most; whoever has written most loses their oldest (P2)', () => {
    const from = (network: string, count: number) =>
      Array.from({ length: count }, (_, index) => [network, `${network} ${index}`] as const);
    const noise = Array.from({ length: 12 }, (_, index) => from(`n${index}`, 3)).flat();
    const request = after(['mobile', 'owner'], ...noise, ...from('last', 3));

    const texts = textsOf(request);

    expect(texts).toHaveLength(40);
    expect(texts.slice(0, 2)).toEqual(['I lost my phone.', 'owner']);
    expect(texts).not.toContain('n0 0');
    expect(texts).toContain('n1 0');
  });

  it('of an owner stay, however much few networks write, before and after (P2, R7)', () => {
    const network = fc.constantFrom(...Array.from({ length: 12 }, (_, index) => `n${index}`));
    const noise = fc.array(fc.tuple(network, fc.string()), { maxLength: 60, size: 'max' });
    fc.assert(
      fc.property(noise, noise, (before, behind) => {
        const request = after(...before, ['mobile', 'the owner writes'], ...behind);

        expect(textsOf(request)).toContain('the owner writes');
        expect(textsOf(request)[0]).toBe('I lost my phone.');
        expect(request.more?.length ?? 0).toBeLessThan(policy.supportMessagesPerRequest);
      }),
      { numRuns: 200 },
    );
  });

  it('fit into what a store keeps, with the longest that can be written', () => {
    const longest = '\u0001'.repeat(2000);
    const request = after(
      ...Array.from({ length: 60 }, (_, index) => [`n${index}`, longest] as const),
    );

    expect(encodeSupportRequest(request).length).toBeLessThan(131_072 - 40_960);
    expect(request.more?.at(-1)?.id).toBe('m59'); // the newest is there
    expect(request.more?.length).toBeGreaterThan(5);
  });
});

describe('the open request of an unknown account', () => {
  const unknown = taken(submitRequest(undefined, anonymous, at()));
  const next = { ...anonymous, id: 'r2' };
  const stale = policy.supportUnknownDays * dayMs;

  it('is added to as long as somebody sees it, to the millisecond', () => {
    expect(submitRequest(unknown, next, at(stale - 1))).toMatchObject({
      next: { id: 'r1', more: [{ id: 'r2' }] },
    });
  });

  it('that nobody sees any more makes way for a new one', () => {
    expect(submitRequest(unknown, next, at(stale))).toMatchObject({
      next: { id: 'r2', state: 'open', submittedAt: now + stale },
    });
    expect(submitRequest(opened, { ...asked, id: 'r2' }, at(stale))).toMatchObject({
      next: { id: 'r1' }, // that of a known account is seen as long as it is open
    });
  });
});
