import { describe, expect, it } from 'vitest';
import { encodeSupportRequest, type SupportRequest } from '../account/support-request.ts';
import { completePolicy } from '../policy/policy.ts';
import { completeSupportPolicy } from '../policy/support-policy.ts';
import { checkEvidence, claim, closeRequest, comment, decide } from './requests.ts';
import { supportSteps } from './steps.ts';
import { type SupportSubmission, submitRequest } from './submission.ts';

const now = Date.parse('2026-01-27T10:00:00Z');
const dueAt = now + 86_400_000;
const policy = completeSupportPolicy({
  evidence: [
    { id: 'document', label: 'Identity document', isRequired: true },
    { id: 'callback', label: 'Called back', isRequired: false },
  ],
});
const at = { now: now + 1000, policy };
const bob = { userId: 'bob', name: 'Bob' };
const carol = { userId: 'carol', name: 'Carol' };
const alice = { userId: 'alice', name: 'Alice' };

const asked: SupportSubmission = {
  ...{ id: 'r1', kind: 'lost_access', email: 'alice@example.test', userId: 'alice' },
  ...{ message: 'I lost my phone.', dueAt, network: 'home' },
};
const { userId, ...anonymous } = asked;
const limits = { now, policy: completePolicy() };

type Rule = (request: SupportRequest) => ReturnType<typeof decide>;

/** The request after all of these; each must be taken. */
function after(...rules: Rule[]): SupportRequest {
  return rules.reduce((request, rule) => taken(rule(request)), taken(submit()));
}
function taken(decision: ReturnType<typeof decide>): SupportRequest {
  if (!('result' in decision)) throw new Error(decision.refuse.code);
  return decision.result;
}
const submit = () => submitRequest(undefined, asked, limits);

type Staff = typeof bob;
const claims = (staff: Staff) => (request: SupportRequest) => claim(request, { staff }, at);
const ticks = (staff: Staff, item = 'document', isChecked = true) => {
  return (request: SupportRequest) => checkEvidence(request, { staff, item, isChecked }, at);
};
const says = (staff: Staff, text: string) => (request: SupportRequest) =>
  comment(request, { staff, text }, at);
const decides = (staff: Staff, decision: 'approve' | 'reject', circumstances = at) => {
  return (request: SupportRequest) =>
    decide(request, { staff, decision, reason: `${decision} it` }, circumstances);
};
const approves = (staff: Staff) => decides(staff, 'approve');
const rejects = (staff: Staff) => decides(staff, 'reject');
const closes = (outcome: 'done' | 'cancelled', by: 'owner' | 'system' = 'system') => {
  return (request: SupportRequest) => closeRequest(request, { outcome, by }, at.now + 1);
};

describe('staff', () => {
  it('take a request on, and over from each other', () => {
    expect(after(claims(bob))).toMatchObject({ state: 'claimed', claimedBy: bob });
    expect(after(claims(bob), claims(carol))).toMatchObject({
      ...{ state: 'claimed', claimedBy: carol },
      trail: [{}, { by: 'Bob', action: 'claimed' }, { by: 'Carol', action: 'claimed' }],
    });
  });

  it('who have it already change nothing by taking it again', () => {
    const request = after(claims(bob));

    expect(claims(bob)(request)).toEqual({ result: request });
  });

  it('comment, which changes nothing else', () => {
    const request = after(claims(bob));

    expect(says(carol, 'Called, nobody there')(request)).toMatchObject({
      events: [],
      next: {
        ...request,
        trail: [
          ...request.trail,
          { at: at.now, by: 'Carol', action: 'commented', text: 'Called, nobody there' },
        ],
      },
    });
  });

  it('tick evidence off and take the tick back, both written down by its words (U1)', () => {
    const request = after(ticks(bob), ticks(bob, 'callback'), ticks(carol, 'document', false));

    expect(request).toMatchObject({
      ...{ state: 'open', evidence: ['callback'] },
      trail: [
        { action: 'submitted' },
        { by: 'Bob', action: 'evidence_checked', text: 'Identity document' },
        { by: 'Bob', action: 'evidence_checked', text: 'Called back' },
        { by: 'Carol', action: 'evidence_unchecked', text: 'Identity document' },
      ],
    });
  });

  it('who tick what is ticked change nothing', () => {
    const request = after(ticks(bob));

    expect(ticks(carol)(request)).toEqual({ result: request });
    expect(ticks(carol, 'callback', false)(request)).toEqual({ result: request });
  });

  it('cannot tick what nobody asks for', () => {
    expect(ticks(bob, 'gut_feeling')(after())).toEqual({
      refuse: { code: 'invalid_input', fields: [{ field: 'item', reason: 'wrong_format' }] },
    });
  });
});

describe('an approval', () => {
  it('needs a second person (U1)', () => {
    const decision = approves(bob)(after(ticks(bob)));

    expect(decision).toMatchObject({
      next: { state: 'half_approved', approvals: [bob] },
      events: [{ type: 'support_approved', requestId: 'r1', actor: 'bob' }],
    });
    expect(decision).not.toHaveProperty('messages');
  });

  it('by the second person starts the waiting time and tells the account (U1)', () => {
    const decision = approves(carol)(after(ticks(bob), approves(bob)));

    expect(decision).toMatchObject({
      next: {
        ...{ state: 'waiting', approvals: [bob, carol] },
        trail: [{}, {}, { by: 'Bob' }, { by: 'Carol', action: 'approved', text: 'approve it' }],
      },
      events: [{ type: 'support_approved', requestId: 'r1', actor: 'carol' }],
      messages: [
        {
          id: 'r1:apply',
          body: { channel: 'task', content: { kind: 'apply_approval', requestId: 'r1' } },
          dropAt: at.now + 30 * 86_400_000,
        },
      ],
    });
    expect(decision).not.toHaveProperty('next.endedAt');
  });

  it('never counts twice for one person, whatever name they go by (U1)', () => {
    const request = after(ticks(bob), approves(bob));

    expect(approves({ ...bob, name: 'Carol' })(request)).toEqual({
      refuse: { code: 'not_allowed' },
    });
  });

  it('needs the required evidence at both times (U1)', () => {
    const refused = {
      refuse: { code: 'invalid_input', fields: [{ field: 'evidence', reason: 'required' }] },
    };

    expect(approves(bob)(after(ticks(bob, 'callback')))).toEqual(refused);
    expect(
      approves(carol)(after(ticks(bob), approves(bob), ticks(carol, 'document', false))),
    ).toEqual(refused);
  });

  it('of a request without an account is not possible', () => {
    const request = { ...after(ticks(bob)) };
    delete (request as { userId?: string }).userId;

    expect(approves(bob)(request)).toEqual({ refuse: { code: 'not_allowed' } });
  });

  it('of one person is enough only where the policy says so', () => {
    const alone = { ...at, policy: completeSupportPolicy({ ...policy, approvals: 1 }) };

    expect(decides(bob, 'approve', alone)(after(ticks(bob)))).toMatchObject({
      next: { state: 'waiting', approvals: [bob] },
      messages: [{ id: 'r1:apply' }],
    });
  });

  it('still needs another person when the policy was loosened in between (U1)', () => {
    const alone = { ...at, policy: completeSupportPolicy({ ...policy, approvals: 1 }) };
    const request = after(ticks(bob), approves(bob));

    expect(decides(bob, 'approve', alone)(request)).toEqual({ refuse: { code: 'not_allowed' } });
    expect(decides(carol, 'approve', alone)(request)).toMatchObject({ next: { state: 'waiting' } });
  });
});

describe('a rejection', () => {
  it.each([
    ['open', after()],
    ['claimed', after(claims(bob))],
    ['half approved', after(ticks(bob), approves(bob))],
  ])('ends a request that is %s, by one person', (_, request) => {
    const decision = rejects(carol)(request);

    expect(decision).toMatchObject({
      next: { state: 'rejected', endedAt: at.now },
      events: [{ type: 'support_rejected', requestId: 'r1', actor: 'carol' }],
    });
    expect('next' in decision && decision.next.trail.at(-1)).toEqual({
      ...{ at: at.now, by: 'Carol', action: 'rejected', text: 'reject it' },
    });
  });

  it('of a request without an account tells no account', () => {
    const request = taken(submitRequest(undefined, anonymous, limits));

    expect(rejects(bob)(request)).toMatchObject({ next: { state: 'rejected' }, events: [] });
  });

  it('may come from whoever approved before: people may think better of it', () => {
    const request = after(ticks(bob), approves(bob));

    expect(rejects(bob)(request)).toMatchObject({ next: { state: 'rejected' } });
  });

  it('comes too late once two have approved: from then on the owner decides', () => {
    const request = after(ticks(bob), approves(bob), approves(carol));

    expect(rejects(carol)(request)).toEqual({ refuse: { code: 'flow_state' } });
  });

  it('takes an approval back as long as nobody could be told of it, and the account hears of it (U1)', () => {
    const request = after(ticks(bob), approves(bob), approves(carol));
    const facts = { staff: bob, decision: 'reject', reason: 'Nobody there', isHeld: true } as const;

    const decision = decide(request, facts, at);

    expect(decision).toMatchObject({
      next: { state: 'rejected', endedAt: at.now, approvals: [bob, carol] },
      events: [{ type: 'support_rejected', requestId: 'r1', actor: 'bob' }],
      messages: [
        {
          id: 'r1:withdraw',
          body: { channel: 'task', content: { kind: 'withdraw_approval', requestId: 'r1' } },
          dropAt: at.now + 30 * 86_400_000,
        },
      ],
    });
    expect(decide(request, { ...facts, staff: alice }, at)).toEqual({
      refuse: { code: 'not_allowed' },
    });
  });

  it('has no approval to take back where none was given', () => {
    for (const request of [after(), after(ticks(bob), approves(bob))]) {
      const decision = rejects(carol)(request);

      expect('messages' in decision && decision.messages).toEqual([]);
    }
  });

  it('is all that can be done with a held approval: it counts for no third person', () => {
    const request = after(ticks(bob), approves(bob), approves(carol));
    const dave = { userId: 'dave', name: 'Dave' };
    const facts = { staff: dave, decision: 'approve', reason: 'x', isHeld: true } as const;

    expect(decide(request, facts, at)).toEqual({ refuse: { code: 'flow_state' } });
  });
});

describe('what became of it in the account', () => {
  const waiting = after(ticks(bob), approves(bob), approves(carol));

  it('ends a request that waits, once', () => {
    const done = taken(closes('done')(waiting));

    expect(done).toMatchObject({ state: 'done', endedAt: at.now + 1 });
    expect(done.trail.at(-1)).toEqual({ at: at.now + 1, by: 'system', action: 'applied' });
    expect(closes('done')(done)).toEqual({ result: done });
    expect(closes('cancelled', 'owner')(done)).toEqual({ result: done });
  });

  it('attack 69: the owner cancels within the delay, and that is the end of it (U1)', () => {
    const decision = closes('cancelled', 'owner')(waiting);
    const cancelled = taken(decision);

    expect(decision).toMatchObject({ next: { state: 'cancelled' }, events: [] });
    expect(cancelled.trail.at(-1)).toEqual({ at: at.now + 1, by: 'owner', action: 'cancelled' });
    for (const rule of [approves(bob), approves(carol), rejects(bob), claims(bob), ticks(bob)]) {
      expect(rule(cancelled)).toEqual({ refuse: { code: 'flow_state' } });
    }
    expect(closes('done')(cancelled)).toEqual({ result: cancelled });
  });

  it.each([
    ['open', after()],
    ['claimed', after(claims(bob))],
    ['half approved', after(ticks(bob), approves(bob))],
  ])('is never that OTP went off while the request is %s', (_, request) => {
    expect(closes('done')(request)).toEqual({ refuse: { code: 'flow_state' } });
    expect(closes('cancelled', 'owner')(request)).toMatchObject({ next: { state: 'cancelled' } });
  });
});

it('a request that nobody knows is not there, for every rule', () => {
  const none = { refuse: { code: 'not_found' } };

  expect([
    claim(undefined, { staff: bob }, at),
    comment(undefined, { staff: bob, text: 'x' }, at),
    checkEvidence(undefined, { staff: bob, item: 'document', isChecked: true }, at),
    decide(undefined, { staff: bob, decision: 'approve', reason: 'x' }, at),
    closeRequest(undefined, { outcome: 'done', by: 'system' }, now),
  ]).toEqual(Array(5).fill(none));
});

describe('a dishonest desk', () => {
  it('attack 69: somebody of the desk who asks for their own account can do nothing (U1)', () => {
    const request = after(ticks(bob), approves(bob));
    const own = [claims, ticks, approves, rejects].map((rule) => rule(alice)(request));

    expect([...own, says(alice, 'All is well')(request)]).toEqual(
      Array(5).fill({ refuse: { code: 'not_allowed' } }),
    );
  });

  it('attack 69: one person alone gets no further than half, whatever the order (U1)', () => {
    const request = after(claims(bob), ticks(bob), ticks(bob, 'callback'), approves(bob));

    expect([approves(bob), claims(bob)].map((rule) => rule(request))).toEqual([
      { refuse: { code: 'not_allowed' } },
      { refuse: { code: 'flow_state' } },
    ]);
  });

  it('attack 69: evidence changed between the approvals is written down, after them refused (U1)', () => {
    const half = after(ticks(bob), approves(bob), ticks(bob, 'callback'));
    const waiting = taken(approves(carol)(half));
    const ended = [taken(closes('done')(waiting)), taken(rejects(carol)(half))];

    expect(half.trail.at(-1)).toMatchObject({ by: 'Bob', action: 'evidence_checked' });
    for (const request of [waiting, ...ended]) {
      for (const isChecked of [true, false]) {
        expect(ticks(bob, 'document', isChecked)(request)).toEqual({
          refuse: { code: 'flow_state' },
        });
      }
    }
  });

  it('attack 69: comments in any number push no decision out of the trail (U1, G2)', () => {
    const half = after(ticks(bob), approves(bob));

    const flooded = Array.from({ length: 300 }).reduce<SupportRequest>(
      (request, _, index) => taken(says(bob, `"\n${index}`.padEnd(2000, '"'))(request)),
      half,
    );

    expect(flooded.trail.slice(0, 3)).toEqual(half.trail); // who swore to what, too
    expect(half.trail.map(({ action }) => action)).toEqual([
      ...['submitted', 'evidence_checked', 'approved'],
    ]);
    expect(new Set(flooded.trail.slice(3).map(({ action }) => action))).toEqual(
      new Set(['commented']),
    );
    expect(flooded.trail.at(-1)?.text).toMatch(/^"\n299"/);
    expect(() => encodeSupportRequest(flooded)).not.toThrow();
  });
});

describe('a trail without room', () => {
  const claimed = (times: number, from = after()) =>
    Array.from({ length: times }).reduce<SupportRequest>(
      (request, _, index) => taken(claims(index % 2 ? bob : carol)(request)),
      from,
    );
  const full = claimed(59);

  it('takes no claim and no tick any more, so that none is ever pushed out (U1)', () => {
    const refused = { refuse: { code: 'too_many_attempts' } };

    expect(full.trail).toHaveLength(60);
    expect(full.claimedBy).toEqual(carol);
    expect([claims(bob), ticks(bob)].map((rule) => rule(full))).toEqual([refused, refused]);
    expect(claims(carol)(claimed(58))).toHaveProperty('next');
  });

  it('still takes comments and every decision (U1)', () => {
    const ticked = { ...full, evidence: ['document'] };
    const half = taken(approves(bob)(ticked));

    expect(says(bob, 'x')(full)).toHaveProperty('next');
    expect(rejects(bob)(full)).toMatchObject({ next: { state: 'rejected' } });
    expect(approves(carol)(half)).toMatchObject({ next: { state: 'waiting' } });
  });
});

describe('attack 14: an approval and a rejection at once', () => {
  const half = after(ticks(bob), approves(bob));

  it.each([
    ['approval', approves(carol), rejects(bob), 'waiting'],
    ['rejection', rejects(bob), approves(carol), 'rejected'],
  ])('attack 14: the %s that comes first is the only decision, with one entry', (_, ...rest) => {
    const [first, second, state] = rest;
    const decided = taken(first(half));

    const late = second(decided);

    expect(decided.state).toBe(state);
    expect(late).toEqual({ refuse: { code: 'flow_state' } });
    expect(decided.trail).toHaveLength(half.trail.length + 1);
  });

  it('attack 14: two approvals of one person at once are one', () => {
    const ticked = after(ticks(bob));
    const once = taken(approves(bob)(ticked));

    expect(approves(bob)(once)).toEqual({ refuse: { code: 'not_allowed' } });
  });
});

it('keeps every rule to the one table of steps', () => {
  const rules = {
    claim: claims(carol),
    comment: says(carol, 'x'),
    check: ticks(carol, 'callback'),
    reject: rejects(carol),
    cancel: closes('cancelled'),
    apply: closes('done'),
    approve: approves(carol),
    confirm: approves(carol),
  } as const;
  const samples = [
    after(ticks(bob)),
    after(claims(bob), ticks(bob)),
    after(ticks(bob), approves(bob)),
    after(ticks(bob), approves(bob), approves(dave())),
  ];

  for (const request of samples) {
    const isHalf = request.state === 'half_approved';
    for (const [step, rule] of Object.entries(rules)) {
      if (step === (isHalf ? 'approve' : 'confirm')) continue; // the other one's turn
      const to = supportSteps[request.state][step as keyof typeof rules];
      const decision = rule(request);
      // Two have approved: staff end it only where nobody could be told, and no rule knows of that here.
      const isTooLate = request.state === 'waiting' && step === 'reject';
      if (to === undefined || isTooLate)
        expect(decision).toEqual({ refuse: { code: 'flow_state' } });
      else expect(decision).toMatchObject({ next: { state: to } });
    }
  }

  function dave() {
    return { userId: 'dave', name: 'Dave' };
  }
});
