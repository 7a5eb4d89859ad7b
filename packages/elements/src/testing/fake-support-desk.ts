import {
  KeyfobError,
  type SupportAction,
  type SupportCommentRequest,
  type SupportDecisionRequest,
  type SupportEvidenceRequest,
  type SupportQueue,
  type SupportRequestSubmission,
  type SupportRequestView,
  type SupportState,
  type SupportTrailEntry,
} from '#contract';
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
 * The rules of a support desk in memory: who claims works on it, two people approve, a day passes
 * until OTP goes off. What may be done is taken from `allowed`, as the elements do.
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
    this.#requests = [
      ...this.#requests,
      {
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
        allowed: ['claim', 'comment'],
      },
    ];
  }

  claim(id: string): SupportRequestView {
    const claimed = { state: 'claimed', claimedBy: this.staff } as const;
    const allowed: SupportAction[] = ['comment', 'check', 'approve', 'reject'];
    return this.#change(id, 'claim', { ...claimed, allowed, entry: { action: 'claimed' } });
  }

  comment(id: string, { text }: SupportCommentRequest): SupportRequestView {
    return this.#change(id, 'comment', { entry: { action: 'commented', text } });
  }

  check(id: string, { item, isChecked }: SupportEvidenceRequest): SupportRequestView {
    const evidence = this.#find(id).evidence.map((one) =>
      one.id === item ? { ...one, isChecked } : one,
    );
    const action = isChecked ? 'evidence_checked' : 'evidence_unchecked';
    return this.#change(id, 'check', { evidence, entry: { action, text: item } });
  }

  decide(id: string, { decision, reason }: SupportDecisionRequest): SupportRequestView {
    if (reason.trim() === '') {
      throw new KeyfobError('invalid_input', { fields: [{ field: 'reason', reason: 'required' }] });
    }
    if (decision === 'reject') {
      const entry = { action: 'rejected', text: reason } as const;
      return this.#change(id, 'reject', { state: 'rejected', allowed: [], entry });
    }
    const isSecond = this.#find(id).state === 'half_approved';
    const state: SupportState = isSecond ? 'waiting' : 'half_approved';
    return this.#change(id, 'approve', {
      state,
      ...(isSecond && { effectiveAt: new Date(Date.now() + dayMs).toISOString() }),
      allowed: isSecond ? ['comment', 'reject'] : ['comment', 'check', 'reject'],
      entry: { action: 'approved', text: reason },
    });
  }

  /** Changes a request as if somebody else had done it. */
  replace(id: string, changed: Partial<SupportRequestView>): void {
    this.#requests = this.#requests.map((one) => (one.id === id ? { ...one, ...changed } : one));
  }

  #find(id: string): SupportRequestView {
    const found = this.#requests.find((one) => one.id === id);
    if (!found) throw new KeyfobError('not_found');
    return found;
  }

  #change(
    id: string,
    action: SupportAction,
    {
      entry,
      ...changed
    }: Partial<SupportRequestView> & { entry: Pick<SupportTrailEntry, 'action' | 'text'> },
  ): SupportRequestView {
    const before = this.#find(id);
    if (!before.allowed.includes(action)) throw new KeyfobError('flow_state');
    const written = { at: new Date().toISOString(), by: this.staff, ...entry };
    this.replace(id, { ...changed, trail: [...before.trail, written] });
    return this.#find(id);
  }
}

function hasEnded({ state }: SupportRequestView): boolean {
  return state === 'done' || state === 'rejected' || state === 'cancelled';
}
