import { toUserId } from '../account/user-id.ts';
import { isKeyfobError, KeyfobError } from '../contract/index.ts';
import { type UseCase, wrapped } from './wrapped.ts';

/**
 * Makes a set of use cases fail closed: whatever else goes wrong inside leaves as `unavailable`, with
 * the reason as its cause, and is reported once (C13). The user ids of every call are made text here.
 */
export function closed<T extends { [name in keyof T]: UseCase }>(
  report: (fault: KeyfobError) => void,
  useCases: T,
): T {
  return wrapped(useCases, (useCase) => async (call?: unknown) => {
    try {
      return await useCase(withTextIds(call) as never);
    } catch (thrown) {
      throw asFault(thrown, report);
    }
  });
}

/** Parts of a call that say whose they are. */
const owned = ['pending', 'recovering', 'mark', 'signIn', 'staff'] as const;

/**
 * A call with its user ids as text, the call's own and those of what it holds.
 *
 * @throws TypeError for an id that is none
 */
function withTextIds(call: unknown): unknown {
  if (typeof call !== 'object' || call === null) return call;
  const checked: Record<string, unknown> = { ...withTextId(call, 'userId') };
  for (const name of owned) {
    const part = checked[name];
    const what = `${name}.userId`;
    if (Array.isArray(part)) checked[name] = part.map((each) => withTextId(each, what));
    else if (typeof part === 'object' && part !== null) checked[name] = withTextId(part, what);
  }
  return checked;
}

function withTextId(holder: object, what: string): object {
  if (!('userId' in holder)) return holder;
  return { ...holder, userId: toUserId(holder.userId, what) };
}

/** A refusal as it is; anything else as `unavailable`, reported. */
export function asFault(thrown: unknown, report: (fault: KeyfobError) => void): KeyfobError {
  if (isKeyfobError(thrown) && thrown.code !== 'unavailable') return thrown;
  const fault = isKeyfobError(thrown)
    ? thrown
    : new KeyfobError('unavailable', {}, { cause: thrown });
  try {
    report(fault);
  } catch {
    // A log that cannot be written must not change the answer.
  }
  return fault;
}
