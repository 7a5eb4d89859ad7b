import type { Health } from '../contract/index.ts';
import type { Policy } from '../policy/policy.ts';
import type { FactorCalls } from './factor-calls.ts';
import type { KeyCalls } from './keys.ts';
import type { OperatorCalls } from './operator-calls.ts';
import type { RecoveryCalls } from './recovery-calls.ts';
import type { SupportCalls } from './support-calls.ts';

/**
 * The use cases. Each one throws a KeyfobError: a refusal with its code, or `unavailable` when the
 * store, the key ring or a port fails. None ever lets somebody in because something broke.
 */
export interface Keyfob extends FactorCalls, RecoveryCalls, SupportCalls, OperatorCalls, KeyCalls {
  /** The rules that this Keyfob goes by, completed and frozen. */
  readonly policy: Policy;

  /**
   * Tells whether this process can serve: for a readiness probe, which may ask once a second, and for an
   * operator. It never throws and answers within five seconds, whatever the store does. Calls at once,
   * and calls within a second, share one look; a look is one read of the store, and every ten seconds
   * a count of what waits to be sent. Until {@link KeyCalls.check} has succeeded once it makes that check, every
   * ten seconds at most. What it finds is told to `onFault` when it begins and when it changes.
   *
   * @returns no secret, and nothing of a user
   */
  health(): Promise<Health>;

  /**
   * Begins to send what was committed: mails, SMS, and what a waiting time brings about. Every
   * process that shares the data may do it. Without it nothing is ever sent.
   *
   * @returns stops it, once what is being sent has been settled
   */
  startDelivery(): () => Promise<void>;

  /**
   * Sends at most twenty messages of each channel that are due, where no process stays to do it by
   * itself, and removes what is too old to be kept.
   *
   * @returns how many it has had in hand; call again until it is 0
   */
  deliver(): Promise<number>;
}
