import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SupportRequest } from '../account/support-request.ts';
import type { SupportAction, SupportState } from '../contract/index.ts';
import { completeSupportPolicy } from '../policy/support-policy.ts';
import { checkEvidence, claim, comment, decide } from './requests.ts';
import { supportSteps } from './steps.ts';
import { type SupportAccountFacts, viewOf } from './view.ts';

const submittedAt = Date.parse('2026-01-27T10:00:00Z');
const dueAt = Date.parse('2026-01-28T10:00:00Z');
const policy = completeSupportPolicy();
const bob = { userId: 'bob', name: 'Bob' };
const carol = { userId: 'carol', name: 'Carol' };
const dave = { userId: 'dave', name: 'Dave' };
const alice = { userId: 'alice', name: 'Alice' };
const facts = { staff: carol, policy, now: dueAt };

const request: SupportRequest = {
  ...{ schema: 1, id: 'r1', kind: 'lost_access', state: 'half_approved', userId: 'alice' },
  ...{ email: 'alice@example.test', message: 'I lost my phone.', submittedAt, dueAt },
  ...{ claimedBy: bob, evidence: ['identity_document'], approvals: [bob] },
  trail: [
    { at: submittedAt, by: 'requester', action: 'submitted' },
    { at: submittedAt + 1, by: 'Bob', action: 'approved', text: 'Document seen' },
  ],
};

describe('the view of a request', () => {
  it('tells what staff need', () => {
    const account: SupportAccountFacts = {
      ...{ factor: 'on', email: 'alice@example.test', phone: '••• ••• •01' },
      ...{ contactsChangedAt: submittedAt },
    };

    expect(viewOf(request, { ...facts, account })).toStrictEqual({
      ...{ id: 'r1', kind: 'lost_access', state: 'half_approved' },
      ...{ email: 'alice@example.test', message: 'I lost my phone.', claimedBy: 'Bob' },
      ...{ submittedAt: '2026-01-27T10:00:00.000Z', dueAt: '2026-01-28T10:00:00.000Z' },
      ...{ isOverdue: false, earlier: [] },
      evidence: [
        {
          ...{ id: 'identity_document', label: 'An identity document matches the account holder' },
          isRequired: true,
          isChecked: true,
        },
        {
          ...{ id: 'called_back', label: 'Called back on a number known before the request' },
          isRequired: false,
          isChecked: false,
        },
      ],
      trail: [
        { at: '2026-01-27T10:00:00.000Z', by: 'requester', action: 'submitted' },
        {
          ...{ at: '2026-01-27T10:00:00.001Z', by: 'Bob', action: 'approved' },
          text: 'Document seen',
        },
      ],
      account: { ...account, contactsChangedAt: '2026-01-27T10:00:00.000Z' },
      allowed: ['comment', 'check', 'approve', 'reject'],
    });
  });

  it('tells the newest message first, and all that came before (R7)', () => {
    const more = [1, 2].map((hours) => ({
      ...{ id: `m${hours}`, at: submittedAt + hours * 3_600_000 },
      ...{ text: `After ${hours} h.`, network: 'hush' },
    }));

    const view = viewOf({ ...request, network: 'hush', more }, facts);

    expect(view).toMatchObject({
      ...{ message: 'After 2 h.', submittedAt: '2026-01-27T10:00:00.000Z' },
      earlier: [
        { at: '2026-01-27T11:00:00.000Z', message: 'After 1 h.' },
        { at: '2026-01-27T10:00:00.000Z', message: 'I lost my phone.' },
      ],
    });
    expect(JSON.stringify(view)).not.toContain('hush'); // where it came from is for limits only (G1)
  });

  it('tells when OTP goes off once the owner was told, and whether they could be (U1)', () => {
    const waiting = { ...request, state: 'waiting' } as const;
    const account = { factor: 'on', delivery: 'sent', effectiveAt: dueAt } as const;
    const told = viewOf(waiting, { ...facts, account });

    expect(told.effectiveAt).toBe('2026-01-28T10:00:00.000Z');
    expect(told.account).toStrictEqual({ factor: 'on', delivery: 'sent' });
    expect(told.allowed).toEqual(['comment']);
    const held = { factor: 'on', delivery: 'failed' } as const;
    expect(viewOf(waiting, { ...facts, account: held })).toMatchObject({
      ...{ account: held, allowed: ['comment', 'reject'] },
    });
    const onItsWay = { factor: 'on', delivery: 'on_its_way' } as const;
    expect(viewOf(waiting, { ...facts, account: onItsWay }).allowed).toEqual(['comment']);
    expect(viewOf({ ...request, state: 'done' }, { ...facts, account })).not.toHaveProperty(
      'effectiveAt',
    );
  });

  it('leaves out what is not known', () => {
    const { claimedBy, ...unclaimed } = request;

    const view = viewOf(unclaimed, facts);

    expect(Object.keys(view)).not.toContain('claimedBy');
    expect(Object.keys(view)).not.toContain('account');
    expect(Object.keys(view)).not.toContain('effectiveAt');
    expect(viewOf(request, { ...facts, account: { factor: 'off' } }).account).toStrictEqual({
      factor: 'off',
    });
  });

  it('attack 69: holds no key, code, token or whole number, whatever lies beside it (U1, G1)', () => {
    const secret = 'hush';
    const known: SupportAccountFacts = { factor: 'on', phone: '+420555000101' };
    const account = { ...known, sharedKey: secret, codes: [secret] };
    const staff = { ...carol, session: secret };
    const laden = { ...request, token: secret, claimedBy: { ...bob, token: secret } };
    const trail = request.trail.map((entry) => ({ ...entry, secret }));

    const text = JSON.stringify(viewOf({ ...laden, trail }, { ...facts, staff, account }));

    expect(text).not.toContain(secret);
    expect(text).not.toContain('555');
    expect(text).toContain('"phone":"••• ••• •01"');
  });

  it('shows no id of a person: of the desk the names, of the owner what they typed (G1)', () => {
    const text = JSON.stringify(viewOf({ ...request, email: 'a@b' }, facts));

    expect(text).not.toMatch(/alice|"bob"|"carol"|userId/);
  });

  it('keeps evidence in sight that the policy no longer asks for (U1)', () => {
    const older = { ...request, evidence: ['notary', 'called_back'] };

    expect(viewOf(older, facts).evidence.map(({ id, isChecked }) => [id, isChecked])).toEqual([
      ['identity_document', false],
      ['called_back', true],
      ['notary', true],
    ]);
    expect(viewOf(older, facts).evidence.at(-1)).toEqual({
      ...{ id: 'notary', label: 'notary', isRequired: false, isChecked: true },
    });
  });

  it.each<[SupportState, boolean]>([
    ['open', true],
    ['claimed', true],
    ['half_approved', true],
    ['waiting', false],
    ['done', false],
    ['rejected', false],
    ['cancelled', false],
  ])('of one that is %s is overdue after its time: %s', (state, isOverdue) => {
    const late = { ...facts, now: dueAt + 1 };

    expect(viewOf({ ...request, state }, late).isOverdue).toBe(isOverdue);
    expect(viewOf({ ...request, state }, facts).isOverdue).toBe(false);
  });
});

describe('what a view allows', () => {
  const states = Object.keys(supportSteps) as SupportState[];
  const staff = fc.constantFrom(alice, bob, carol, dave);
  const any = fc.record({
    state: fc.constantFrom(...states),
    claimedBy: staff,
    approvals: fc.subarray([bob, carol]),
    evidence: fc.subarray(['identity_document', 'called_back']),
    userId: fc.constantFrom('alice', 'bob'),
  });
  const policies = fc.constantFrom(1, 2).map((approvals) => completeSupportPolicy({ approvals }));
  const deliveries = fc.constantFrom(
    'on_its_way' as const,
    'sent' as const,
    'failed' as const,
    undefined,
  );

  it('is what the rules then do, and nothing else (U1)', () => {
    fc.assert(
      fc.property(any, staff, policies, deliveries, (changes, who, rules, delivery) => {
        const isHeld = delivery === 'failed';
        const account = { factor: 'on', ...(delivery && { delivery }) } as const;
        const each: SupportRequest = { ...request, ...changes };
        const at = { now: dueAt, policy: rules };
        const item = 'called_back';
        const isChecked = !each.evidence.includes(item);
        const reason = 'x';
        const decisions: Record<SupportAction, ReturnType<typeof decide>> = {
          claim: claim(each, { staff: who }, at),
          comment: comment(each, { staff: who, text: 'x' }, at),
          check: checkEvidence(each, { staff: who, item, isChecked }, at),
          approve: decide(each, { staff: who, decision: 'approve', reason, isHeld }, at),
          reject: decide(each, { staff: who, decision: 'reject', reason, isHeld }, at),
        };

        expect(viewOf(each, { staff: who, policy: rules, now: dueAt, account }).allowed).toEqual(
          Object.entries(decisions).flatMap(([action, decision]) =>
            'next' in decision ? [action] : [],
          ),
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('is nothing to the owner of the account, and nothing of what has ended (U1)', () => {
    expect(viewOf(request, { ...facts, staff: alice }).allowed).toEqual([]);
    expect(viewOf({ ...request, state: 'done' }, facts).allowed).toEqual([]);
  });

  it('is only to reject, where there is no account to approve for', () => {
    const { userId, ...anonymous } = request;
    const open = { ...anonymous, state: 'open', approvals: [] } as const;

    expect(viewOf(open, facts).allowed).toEqual(['claim', 'comment', 'check', 'reject']);
  });
});
