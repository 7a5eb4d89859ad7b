import type { Keyfob } from '../calls/keyfob.ts';
import { isKeyfobError } from '../contract/index.ts';
import { sessionState } from './login-session.ts';
import { sessionId } from './server-session.ts';

/**
 * Who is in by a code that was accepted in this session before. Then the form with the code came twice,
 * by two clicks or by Back and Continue, and the person is where they wanted to be.
 *
 * @param login the log-in that the form names, if any
 * @returns the user's id, or undefined where there is a log-in that this form may complete, or nobody is in
 */
export async function signedInAlready(
  { secondFactor }: Pick<Keyfob, 'secondFactor'>,
  request: object,
  login: unknown,
): Promise<string | undefined> {
  const { mark, signIn, pending, otherPending = [] } = sessionState(request);
  if (mark === undefined) return undefined;
  const { userId } = mark;
  const isStillOpen =
    login === undefined
      ? pending !== undefined && pending.userId !== userId
      : [pending, ...otherPending].some((each) => each?.id === login);
  if (isStillOpen) return undefined;
  try {
    const session = { sessionId: sessionId(request), mark, signIn };
    return (await secondFactor({ userId, ...session })) === 'given' ? userId : undefined;
  } catch (thrown) {
    if (isKeyfobError(thrown) && thrown.code === 'login_required') return undefined;
    throw thrown;
  }
}
