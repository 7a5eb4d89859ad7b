/**
 * The desk in every order: two members of staff, a third who owns the account, the owner and the
 * account itself, under a clock that jumps by days and years with each call. Every state that can be
 * reached is visited and every call is tried in it; beside them stands a model that knows only what was
 * accepted before.
 */
import { describe, expect, it } from 'vitest';
import type { SupportRequest } from '../account/support-request.ts';
import { completePolicy } from '../policy/policy.ts';
import { completeSupportPolicy } from '../policy/support-policy.ts';
import {
  checkEvidence,
  claim,
  closeRequest,
  comment,
  decide,
  type SupportDecision,
} from './requests.ts';
import { isEnded, type SupportStep, supportSteps } from './steps.ts';
import { type SupportSubmission, submitRequest } from './submission.ts';

interface Call {
  readonly name: string;
  readonly who: string;
  /** The step or steps of the table that this may be. */
  readonly steps: readonly SupportStep[];
  readonly run: (request: SupportRequest, policy: Policy) => SupportDecision;
}
type Policy = ReturnType<typeof completeSupportPolicy>;

const start = 1_769_850_000_000;
const dayMs = 86_400_000;
const jumps = [0, -dayMs, 365 * dayMs, 1, -365 * dayMs];
let turns = 0;
/** The clock is somewhere else with each call. */
function nowAnywhere(): number {
  turns += 1;
  return start + (jumps[turns % jumps.length] ?? 0);
}
const people = ['bob', 'carol', 'alice'].map((userId) => ({ userId, name: userId }));
const item = 'identity_document';

const calls: readonly Call[] = [
  ...people.flatMap((staff): Call[] => {
    const who = staff.userId;
    const reason = 'x';
    return [
      {
        ...{ name: 'claim', who, steps: ['claim'] },
        run: (request, policy) => claim(request, { staff }, { now: nowAnywhere(), policy }),
      },
      {
        ...{ name: 'comment', who, steps: ['comment'] },
        run: (request, policy) =>
          comment(request, { staff, text: 'x' }, { now: nowAnywhere(), policy }),
      },
      ...[true, false].map(
        (isChecked): Call => ({
          ...{ name: isChecked ? 'tick' : 'untick', who, steps: ['check'] },
          run: (request, policy) =>
            checkEvidence(request, { staff, item, isChecked }, { now: nowAnywhere(), policy }),
        }),
      ),
      {
        ...{ name: 'approve', who, steps: ['approve', 'confirm'] },
        run: (request, policy) =>
          decide(request, { staff, decision: 'approve', reason }, { now: nowAnywhere(), policy }),
      },
      {
        // Nobody could be told of an approval: as long as there is none, nobody says so.
        ...{ name: 'withdraw', who, steps: ['reject'] },
        run: (request, policy) =>
          request.state === 'waiting'
            ? decide(
                request,
                { staff, decision: 'reject', reason, isHeld: true },
                { now: nowAnywhere(), policy },
              )
            : { result: request },
      },
      {
        ...{ name: 'reject', who, steps: ['reject'] },
        run: (request, policy) =>
          decide(request, { staff, decision: 'reject', reason }, { now: nowAnywhere(), policy }),
      },
    ];
  }),
  {
    ...{ name: 'cancel', who: 'owner', steps: ['cancel'] },
    run: (request) => closeRequest(request, { outcome: 'cancelled', by: 'owner' }, nowAnywhere()),
  },
  {
    ...{ name: 'apply', who: 'system', steps: ['apply'] },
    run: (request) => closeRequest(request, { outcome: 'done', by: 'system' }, nowAnywhere()),
  },
];

/** What the model remembers of the calls that were accepted. */
interface Model {
  readonly approvers: readonly string[];
  readonly isTicked: boolean;
  readonly end: string | undefined;
}

/** Whether a call ought to change something. */
function ought({ approvers, isTicked, end }: Model, { name, who }: Call, policy: Policy): boolean {
  const isDecided = approvers.length >= policy.approvals;
  if (end !== undefined || who === 'alice') return false;
  if (name === 'cancel' || name === 'comment') return true;
  if (name === 'apply' || name === 'withdraw') return isDecided;
  if (isDecided) return false;
  if (name === 'tick') return !isTicked;
  if (name === 'untick') return isTicked;
  if (name === 'approve') return isTicked && !approvers.includes(who);
  return name === 'reject' || approvers.length === 0; // who claims when is of no weight
}

function remember(model: Model, { name, who }: Call): Model {
  if (name === 'approve') return { ...model, approvers: [...model.approvers, who] };
  if (name === 'tick' || name === 'untick') return { ...model, isTicked: name === 'tick' };
  const isEnd = Object.keys(ends).includes(name);
  return isEnd ? { ...model, end: name } : model;
}

const ends: Record<string, string> = {
  ...{ reject: 'rejected', withdraw: 'rejected', cancel: 'cancelled', apply: 'done' },
};

/** A request as far as it decides what happens next. */
function keyOf({ trail, endedAt, ...request }: SupportRequest): string {
  return JSON.stringify(request);
}

describe.each([2, 1])('a desk where %i must approve', (approvals) => {
  const policy = completeSupportPolicy({ approvals });

  it('attack 69: nobody gets round the second person, the evidence and the owner (U1)', () => {
    const asked: SupportSubmission = {
      ...{ id: 'r1', kind: 'lost_access', email: 'alice@example.test', userId: 'alice' },
      ...{ message: 'x', dueAt: start, network: 'home' },
    };
    const at = { now: start, policy: completePolicy() };
    const submitted = submitRequest(undefined, asked, at);
    if (!('next' in submitted)) throw new Error('not submitted');
    const fresh: Model = { approvers: [], isTicked: false, end: undefined };
    const seen = new Map<string, string>([[keyOf(submitted.next), JSON.stringify(fresh)]]);
    const queue: [SupportRequest, Model][] = [[submitted.next, fresh]];
    const used = new Set<string>();

    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const [request, model] = next;
      for (const call of calls) {
        const decision = call.run(request, policy);
        const history = `${keyOf(request)} ${call.name} by ${call.who}`;
        if (!('next' in decision)) {
          const isClaimedAlready = call.name === 'claim' && 'result' in decision;
          if (!isClaimedAlready) expect(ought(model, call, policy), history).toBe(false);
          continue;
        }
        expect(ought(model, call, policy), history).toBe(true);
        const step = call.steps.find(
          (each) => supportSteps[request.state][each] === decision.next.state,
        );
        expect(step, history).toBeDefined();
        used.add(`${request.state} ${step}`);

        const after = remember(model, call);
        check(decision, after, request);
        const key = keyOf(decision.next);
        const known = seen.get(key);
        if (known === undefined) queue.push([decision.next, after]);
        else expect(JSON.stringify(after), history).toBe(known);
        seen.set(key, JSON.stringify(after));
      }
    }

    const unused = approvals === 2 ? ['open confirm', 'claimed confirm'] : [];
    const halves = ['open approve', 'claimed approve'];
    const all = Object.entries(supportSteps).flatMap(([state, steps]) =>
      Object.keys(steps).map((each) => `${state} ${each}`),
    );
    const idle =
      approvals === 2 ? unused : [...halves, ...all.filter((each) => /^half/.test(each))];
    expect([...used].toSorted()).toEqual(all.filter((each) => !idle.includes(each)).toSorted());
    expect(seen.size).toBeGreaterThan(20);
  });

  function check(decision: SupportDecision, model: Model, before: SupportRequest) {
    if (!('next' in decision)) return;
    const { next, messages = [] } = decision;
    const isDecided = model.approvers.length >= approvals;
    const state = model.end === undefined ? (isDecided ? 'waiting' : undefined) : ends[model.end];
    if (state !== undefined) expect(next.state).toBe(state);
    else expect(['open', 'claimed', 'half_approved']).toContain(next.state);

    expect(new Set(model.approvers).size).toBe(model.approvers.length);
    expect(next.approvals.map(({ userId }) => userId)).toEqual(model.approvers);
    expect(next.evidence).toEqual(model.isTicked ? [item] : []);
    expect(next.endedAt !== undefined).toBe(isEnded(next));
    const isWithdrawn = model.end === 'withdraw';
    const isApplied = next.state === 'waiting' && before.state !== 'waiting';
    expect(messages.map(({ body }) => body.content.kind)).toEqual([
      ...(isWithdrawn ? ['withdraw_approval'] : []),
      ...(isApplied ? ['apply_approval'] : []),
    ]);
  }
});
