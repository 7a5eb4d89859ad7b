/** An account in each stage of a recovery, by the rules alone: every step happens at the beginning. */
import { type Account, type Authenticator, newAccount } from '../../account/account.ts';
import type { Circumstances, Decision } from '../../account/decision.ts';
import type { ProvingFlow, WaitingFlow } from '../../account/recovery-flow.ts';
import type { User } from '../../account/user.ts';
import { completePolicy, type Policy } from '../../policy/policy.ts';
import { generateKeyRing, parseKeyRing } from '../../sealing/key-ring.ts';
import { type BeginningFacts, beginRecovery } from '../beginning.ts';
import { type CompletionFacts, completeRecovery } from '../completion.ts';
import { handOver } from '../hand-over.ts';
import { openLink } from '../link.ts';
import { grantSms, type SmsFacts, sendSms } from '../sms.ts';
import { beginWaiting, type WaitingFacts } from '../waiting.ts';

export const start = 1_769_850_000_000;
export const hourMs = 3_600_000;
export const dayMs = 86_400_000;

const ring = parseKeyRing(generateKeyRing());
export const defaults = completePolicy();

/** So many milliseconds after the beginning. */
export function at(ms = 0, policy: Policy = defaults): Circumstances {
  return { now: start + ms, policy, ring };
}

export const user: User = {
  label: 'alice',
  contacts: { email: 'verified', phone: 'verified' },
  ...{ email: 'alice@example.test', phone: '+420555000101', locale: 'cs' },
};

export const authenticator: Authenticator = {
  ...{ id: 'one', name: 'Phone', sealedKey: 'never opened here', algorithm: 'SHA1', digits: 6 },
  ...{ periodSeconds: 30, lastStep: 0, recentSteps: [], addedAt: start - dayMs, lastUsedAt: 0 },
};

/** OTP is on. */
export const on: Account = { ...newAccount('alice'), authenticators: [authenticator] };

export function begin(
  account: Account,
  circumstances = at(),
  facts: Partial<BeginningFacts> = {},
): Decision<null> {
  const { token = 'token-1' } = facts;
  return beginRecovery(
    account,
    {
      ...{ user, flowId: 'flow-1', confirmed: undefined, network: 'home' },
      ...{ token, link: `link of ${token}`, ...facts },
    },
    circumstances,
  );
}

/** The link is followed by a browser that has just given the password. */
export function open(
  account: Account,
  circumstances = at(),
  facts: { readonly token?: string; readonly user?: User } = {},
) {
  const given = { user, token: 'token-1', isPending: true, password: undefined };
  return openLink(account, { ...given, ...facts }, circumstances);
}

export function grant(account: Account, circumstances = at(), facts: Partial<SmsFacts> = {}) {
  const asked = { user, flowId: 'flow-1', grantId: 'grant-1', captchaIsRight: true };
  return grantSms(account, { ...asked, ...facts }, circumstances);
}

/** Sends the SMS that was granted. */
export function text(
  account: Account,
  circumstances = at(),
  facts: Partial<Parameters<typeof sendSms>[1]> = {},
): Decision<null> {
  const asked = { user, flowId: 'flow-1', grantId: 'grant-1' };
  const given = { ...asked, code: '12345678', host: 'example.test' };
  return sendSms(account, { ...given, ...facts }, circumstances);
}

export function complete(
  account: Account,
  circumstances = at(),
  facts: Partial<CompletionFacts> = {},
): Decision<null> {
  return completeRecovery(
    account,
    {
      ...{ user, flowId: 'flow-1', smsCode: '12345678', captchaIsRight: true },
      ...{ token: 'notice-1', link: 'link of notice-1', ...facts },
    },
    circumstances,
  );
}

/** Support has approved. */
export function wait(
  account: Account,
  circumstances = at(),
  waiting: Partial<WaitingFacts['waiting']> = {},
): Decision<null> {
  const approved = { id: 'flow-1', by: 'support', requestIds: ['request-1'] } as const;
  const facts = { user, waiting: { ...approved, waitSeconds: 86_400, ...waiting } };
  return beginWaiting(account, { ...facts, token: 'notice-1', link: 'a link' }, circumstances);
}

/** The account after a decision that must have changed it. */
export function next(decision: Decision<unknown> | undefined): Account {
  if (!decision || !('next' in decision)) throw new Error(`no change: ${JSON.stringify(decision)}`);
  return decision.next;
}

export function kinds(decision: Decision<unknown>): string[] {
  return 'events' in decision ? decision.events.map(({ type }) => type) : [];
}

export function proving({ recovery }: Account): ProvingFlow {
  return recovery as ProvingFlow;
}

export const mailed = next(begin(on));
export const handed = next(handOver(mailed, 'flow-1:link:1', at()));
export const confirmed = next(open(handed));
export const granted = next(grant(confirmed));
export const texted = next(text(granted));
export const handedSms = next(handOver(texted, 'flow-1:sms:1', at()));

/** Support has approved, and nobody was told yet. */
export const held = next(wait(on));
/** The same once a notice was handed over. */
export const waitingFlow: WaitingFlow = {
  ...{ phase: 'waiting', id: 'flow-1', by: 'support', requestIds: ['request-1'], since: start },
  ...{ waitSeconds: 86_400, effectiveAt: start + dayMs },
};
export const waiting: Account = { ...held, recovery: waitingFlow };

export function frozen(account: Account): Account {
  return { ...account, frozenUntil: start + dayMs };
}

/** The task that tells a request what became of its approval. */
export function closeRequest(outcome: 'done' | 'cancelled', now = start, requestId = 'request-1') {
  return {
    id: `${requestId}:${outcome}`,
    body: { channel: 'task', content: { kind: 'close_request', requestId, outcome } },
    dropAt: now + 30 * dayMs,
  };
}
