import { type Account, type Authenticator, isOn } from '../account/account.ts';
import type { Change, Circumstances, Decision, Refusal } from '../account/decision.ts';
import type { Purpose } from '../account/events.ts';
import { afterCode } from '../account/objection.ts';
import { openKey, resealed } from '../sealing/sealed-key.ts';
import type { Instant } from '../time/instant.ts';
import { clearFailures, refuseAttempt, refuseBlocked } from './attempts.ts';
import { isAlive, type PendingLogin } from './login-state.ts';
import { isSpent, secondsToNextCode, spend } from './spent-steps.ts';
import { matchStep } from './totp.ts';

/** So many spent log-ins are remembered however long ago they were: the clock may have been ahead. */
const fewSpentLogins = 8;
/** More than there can be codes within their lifetime; a document must not grow without bound. */
const mostSpentLogins = 48;

/** What a rule says of a code: accepted is always remembered. */
type CodeDecision =
  | (Change & { readonly result: AcceptedCode })
  | Extract<Decision<AcceptedCode>, { readonly refuse: Refusal }>;

/** The fact that a code was accepted. */
export interface AcceptedCode {
  readonly authenticatorId: string;
  readonly at: Instant;
}

/**
 * The code step of a log-in. The pending log-in is used up in the same commit that burns the step,
 * so two right codes at once still make one session (A4).
 */
export function completeLogin(
  account: Account,
  { pending, code }: { pending: PendingLogin; code: string },
  circumstances: Circumstances,
): Decision<AcceptedCode> {
  const { now, policy } = circumstances;
  const lifetime = policy.pendingLoginSeconds * 1000;
  if (!isAlive(account, pending, circumstances)) return { refuse: { code: 'login_required' } };
  const decision = checkCode(account, { code, purpose: 'log_in' }, circumstances);
  if ('refuse' in decision) return decision;
  const spent = { id: pending.id, expiresAt: pending.openedAt + lifetime };
  const all = [...decision.next.spentLogins, spent];
  // A clock that is set back brings those to life that have just expired.
  const spentLogins = all
    .filter(
      ({ expiresAt }, index) => expiresAt > now - lifetime || index >= all.length - fewSpentLogins,
    )
    .slice(-mostSpentLogins);
  return { ...decision, next: { ...decision.next, spentLogins } };
}

/**
 * Judges a code against the active authenticators. Every endpoint that takes a code goes through
 * here, so they share one counter and one last step (C4, L3).
 */
export function checkCode(
  account: Account,
  { code, purpose }: { code: string; purpose: Purpose },
  circumstances: Circumstances,
): CodeDecision {
  const refusal = refuseCode(account, code, circumstances);
  if (refusal) return { refuse: refusal };
  const { now, ring } = circumstances;
  const match = findMatch(account, code, circumstances);
  if (match === undefined) {
    return refuseAttempt(account, { lane: 'code', purpose }, circumstances);
  }
  const { authenticator, step } = match;
  if (isSpent(authenticator, step, circumstances)) return refuseReplay(match, circumstances);
  const owner = { userId: account.userId, authenticatorId: authenticator.id };
  const used = resealed(ring, spend(authenticator, step, circumstances), owner);
  const authenticators = account.authenticators.map((each) => (each.id === used.id ? used : each));
  const after = afterCode({ ...account, authenticators }, now);
  return {
    next: clearFailures(after.account, 'code'),
    events: [{ type: 'code_accepted', purpose, authenticatorId: used.id }, ...after.events],
    messages: after.messages,
    result: { authenticatorId: used.id, at: now },
  };
}

/** Why a code is not even looked at: OTP off, a wait to be sat out, a malformed code. Costs nothing. */
export function refuseCode(
  account: Account,
  code: string,
  circumstances: Circumstances,
): Refusal | undefined {
  if (!isOn(account)) return { code: 'not_enabled' };
  const blocked = refuseBlocked(account, 'code', circumstances);
  if (blocked) return blocked;
  const fits = account.authenticators.some(({ digits }) => digits === code.length);
  return fits ? undefined : malformedCode;
}

/** A code with a number of digits that no authenticator of this account shows. */
export const malformedCode: Refusal = {
  code: 'invalid_input',
  fields: [{ field: 'code', reason: 'wrong_format' }],
};

interface Match {
  readonly authenticator: Authenticator;
  readonly step: number;
}

/** Tries every authenticator, whichever matches; a fresh step wins over a spent one. */
function findMatch(
  account: Account,
  code: string,
  circumstances: Circumstances,
): Match | undefined {
  const { now, policy, ring } = circumstances;
  const matches = account.authenticators.flatMap((authenticator): Match[] => {
    const owner = { userId: account.userId, authenticatorId: authenticator.id };
    const key = openKey(ring, authenticator.sealedKey, owner);
    const { algorithm, digits, periodSeconds } = authenticator;
    const { window } = policy;
    const step = matchStep(key, code, { algorithm, digits, periodSeconds, now, window });
    return step === undefined || digits !== code.length ? [] : [{ authenticator, step }];
  });
  const isFresh = ({ authenticator, step }: Match) => !isSpent(authenticator, step, circumstances);
  return matches.find(isFresh) ?? matches[0];
}

/** A spent code is not a wrong one: no charge, and the seconds until the next code can be taken. */
function refuseReplay(
  { authenticator, step }: Match,
  circumstances: Circumstances,
): { readonly refuse: Refusal } {
  const retryAfterSeconds = secondsToNextCode(authenticator, step, circumstances);
  return { refuse: { code: 'code_already_used', retryAfterSeconds } };
}
