import {
  type FieldReason,
  KeyfobError,
  type SupportAction,
  type SupportCommentRequest,
  type SupportDecisionRequest,
  type SupportEvidenceRequest,
  type SupportQueue,
  type SupportRequestSubmission,
  type SupportRequestView,
  type SupportTrailEntry,
} from '#contract';
import { allowedActions, refuseAction } from './desk-rules.ts';
import { exampleEvidence } from './example-support.ts';

const dayMs = 86_400_000;

interface FakeSupportDeskOptions {
  readonly requests?: readonly SupportRequestView[];
  /** Who sits at the desk. Default `Kim`. */
  readonly staff?: string;
  /** How many requests a page of the list has. All of them when nothing is said. */
  readonly pageSize?: number;
}

/**
 * The rules of a support desk in memory, the same as the server's: two people approve once the evidence
 * is ticked off, and OTP goes off a day after the owner was told. A request with an empty `allowed` is
 * about the account of who sits at the desk.
 */
export class FakeSupportDesk {
  readonly staff: string;
  readonly #pageSize: number;
  #requests: readonly SupportRequestView[];

  constructor({
    requests = [],
    staff = 'Kim',
    pageSize = Number.POSITIVE_INFINITY,
  }: FakeSupportDeskOptions = {}) {
    this.#requests = requests;
    this.staff = staff;
    this.#pageSize = pageSize;
  }

  /** All of them. */
  get queue(): SupportQueue {
    return { requests: this.#requests };
  }

  /** A page of the list: the first one, or what comes after the one before. */
  page(after = '0'): SupportQueue {
    const end = Number(after) + this.#pageSize;
    const requests = this.#requests.slice(Number(after), end);
    return end < this.#requests.length ? { requests, next: String(end) } : { requests };
  }

  /** Takes a message in, from whoever it comes: as a request, or for the one that is open. */
  submit({ email, message }: SupportRequestSubmission): void {
    const now = Date.now();
    const open = this.#requests.find((one) => one.email === email && !hasEnded(one));
    if (open) {
      const before = { at: open.submittedAt, message: open.message };
      this.replace(open.id, { message, earlier: [before, ...open.earlier] });
      return;
    }
    const request = {
      id: `request-${this.#requests.length + 1}`,
      kind: 'lost_access',
      state: 'open',
      email,
      message,
      earlier: [],
      submittedAt: new Date(now).toISOString(),
      dueAt: new Date(now + dayMs).toISOString(),
      isOverdue: false,
      evidence: exampleEvidence,
      trail: [{ at: new Date(now).toISOString(), by: 'requester', action: 'submitted' }],
    } as const;
    this.#requests = [
      ...this.#requests,
      { ...request, allowed: allowedActions(request, this.staff) },
    ];
  }

  claim(id: string): SupportRequestView {
    const request = this.#find(id);
    if (request.state === 'claimed' && request.claimedBy === this.staff) return request;
    const claimed = { state: 'claimed', claimedBy: this.staff } as const;
    return this.#change(id, 'claim', { ...claimed, entry: { action: 'claimed' } });
  }

  comment(id: string, { text }: SupportCommentRequest): SupportRequestView {
    return this.#change(id, 'comment', { entry: { action: 'commented', text } });
  }

  check(id: string, { item, isChecked }: SupportEvidenceRequest): SupportRequestView {
    const request = this.#mayTake(id, 'check');
    const asked = request.evidence.find((one) => one.id === item);
    if (!asked) throw malformed('item', 'wrong_format');
    if (asked.isChecked === isChecked) return request;
    const evidence = request.evidence.map((one) => (one === asked ? { ...one, isChecked } : one));
    const action = isChecked ? 'evidence_checked' : 'evidence_unchecked';
    return this.#change(id, 'check', { evidence, entry: { action, text: asked.label } });
  }

  decide(id: string, { decision, reason }: SupportDecisionRequest): SupportRequestView {
    if (reason.trim() === '') throw malformed('reason', 'required');
    const { state, account } = this.#mayTake(id, decision);
    if (decision === 'reject') {
      const entry = { action: 'rejected', text: reason } as const;
      return this.#change(id, 'reject', { state: 'rejected', entry });
    }
    const entry = { action: 'approved', text: reason } as const;
    if (state !== 'half_approved') {
      return this.#change(id, 'approve', { state: 'half_approved', entry });
    }
    const untold = { ...account, factor: 'on', delivery: 'on_its_way' } as const;
    return this.#change(id, 'approve', { state: 'waiting', account: untold, entry });
  }

  /** The owner is told of an approval, and OTP goes off a day later. */
  tellOwner(id: string): void {
    const { account } = this.#find(id);
    this.replace(id, {
      effectiveAt: new Date(Date.now() + dayMs).toISOString(),
      account: { ...account, factor: 'on', delivery: 'sent' },
    });
  }

  /** Changes a request as if somebody else had done it. */
  replace(id: string, changed: Partial<SupportRequestView>): void {
    this.#requests = this.#requests.map((one) => (one.id === id ? this.#as(one, changed) : one));
  }

  #find(id: string): SupportRequestView {
    const found = this.#requests.find((one) => one.id === id);
    if (!found) throw new KeyfobError('not_found');
    return found;
  }

  /** What becomes of a request, with what may be done then. */
  #as(before: SupportRequestView, changed: Partial<SupportRequestView>): SupportRequestView {
    const request = { ...before, ...changed };
    const isOverdue = request.isOverdue && request.state !== 'waiting' && !hasEnded(request);
    const allowed = isOwn(before) ? [] : allowedActions(request, this.staff);
    return { ...request, isOverdue, allowed: changed.allowed ?? allowed };
  }

  #mayTake(id: string, action: SupportAction): SupportRequestView {
    const request = this.#find(id);
    if (isOwn(request)) throw new KeyfobError('not_allowed');
    const refusal = refuseAction(request, action, this.staff);
    if (refusal) throw refusal;
    if (!request.allowed.includes(action)) throw new KeyfobError('flow_state');
    return request;
  }

  #change(
    id: string,
    action: SupportAction,
    {
      entry,
      ...changed
    }: Partial<SupportRequestView> & { entry: Pick<SupportTrailEntry, 'action' | 'text'> },
  ): SupportRequestView {
    const { trail } = this.#mayTake(id, action);
    const written = { at: new Date().toISOString(), by: this.staff, ...entry };
    this.replace(id, { ...changed, trail: [...trail, written] });
    return this.#find(id);
  }
}

function malformed(field: string, reason: FieldReason): KeyfobError {
  return new KeyfobError('invalid_input', { fields: [{ field, reason }] });
}

function hasEnded({ state }: SupportRequestView): boolean {
  return state === 'done' || state === 'rejected' || state === 'cancelled';
}

function isOwn(request: SupportRequestView): boolean {
  return request.allowed.length === 0 && !hasEnded(request);
}
