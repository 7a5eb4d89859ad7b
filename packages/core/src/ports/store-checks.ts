import type { SupportRequest } from '../account/support-request.ts';
import type { SealedMessage } from '../sealing/message.ts';
import type { Instant } from '../time/instant.ts';
import type { Budget } from './store.ts';

const longestId = 200;

/**
 * What every store refuses before it keeps anything: what could not be found, counted, sent or listed
 * again, and could spoil the commit of others. For those who write a store.
 *
 * @throws RangeError naming what is wrong
 */
export const storeChecks = Object.freeze({
  /** A message on its way into the outbox. */
  message({ id, sealed, notBefore = 0, dropAt }: SealedMessage): void {
    checkId('message', id);
    if (sealed.length === 0) throw new RangeError('a message must have a sealed body');
    checkTime('notBefore', notBefore);
    checkTime('dropAt', dropAt);
  },

  /** How many messages somebody wants, and for how long. */
  lease({ limit, leaseSeconds }: { readonly limit: number; readonly leaseSeconds: number }): void {
    checkCount('limit', limit);
    checkCount('leaseSeconds', leaseSeconds);
  },

  /** When a message that was put back comes out again. */
  notBefore(time: Instant): void {
    checkTime('notBefore', time);
  },

  /** What one call takes from budgets. */
  budgets(budgets: readonly Budget[]): void {
    for (const { key, most, windowSeconds } of budgets) {
      checkId('budget', key);
      checkCount('most', most);
      checkCount('windowSeconds', windowSeconds);
    }
    if (new Set(budgets.map(({ key }) => key)).size !== budgets.length) {
      throw new RangeError('a budget can be spent only once per call');
    }
  },

  /** A support request and the id that it is kept under. */
  request(id: string, { id: ownId, dueAt, endedAt = 0 }: SupportRequest): void {
    if (ownId !== id) throw new RangeError('the support request is another one');
    checkId('support request', id);
    checkTime('dueAt', dueAt);
    checkTime('endedAt', endedAt);
  },
});

function checkId(what: string, id: string): void {
  if (id.length >= 1 && id.length <= longestId) return;
  throw new RangeError(`the id of a ${what} must be 1 to ${longestId} characters`);
}

function checkCount(name: string, value: number): void {
  if (Number.isSafeInteger(value) && value >= 1) return;
  throw new RangeError(`${name} must be a whole number from 1, not ${value}`);
}

function checkTime(name: string, time: Instant): void {
  if (Number.isSafeInteger(time)) return;
  throw new RangeError(`${name} must be a time in milliseconds, not ${time}`);
}
