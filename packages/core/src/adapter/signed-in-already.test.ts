import { describe, expect, it } from 'vitest';
import { KeyfobError } from '../contract/index.ts';
import type { SessionState } from '../factor/login-state.ts';
import { trialKeyfob } from '../testing/trial-keyfob.ts';
import { signedInAlready } from './signed-in-already.ts';

const sessionID = 'this-session';

/** A request of a session that holds this of Keyfob. */
const request = (keyfob: SessionState) => ({
  ...{ sessionID, headers: {} },
  session: { regenerate() {}, save() {}, destroy() {}, keyfob },
});

/** Alice with OTP on, her mark of this session, and a log-in of hers and one of bob's that owe a code. */
async function inside() {
  const trial = trialKeyfob();
  const { keyfob, clock } = trial;
  await trial.enrol('alice');
  await trial.enrol('bob');
  const mark = { userId: 'alice', sessionId: sessionID, verifiedAt: clock() };
  const [alices, bobs] = [await trial.pendingLogin('alice'), await trial.pendingLogin('bob')];
  return { trial, keyfob, clock, mark, alices, bobs };
}

describe('a code that comes twice', () => {
  it('finds its user in, by whatever name its log-in had', async () => {
    const { keyfob, mark, alices } = await inside();

    expect(await signedInAlready(keyfob, request({ mark }), undefined)).toBe('alice');
    expect(await signedInAlready(keyfob, request({ mark }), 'completed')).toBe('alice');
    const pending = alices;
    expect(await signedInAlready(keyfob, request({ mark, pending }), undefined)).toBe('alice');
    expect(await signedInAlready(keyfob, request({ mark, pending }), 'completed')).toBe('alice');
  });

  it('is no second one where the form may complete a log-in', async () => {
    const { keyfob, mark, alices, bobs } = await inside();
    const of = (state: SessionState, login?: unknown) =>
      signedInAlready(keyfob, request(state), login);

    expect(await of({ mark, pending: bobs })).toBeUndefined();
    expect(await of({ mark, pending: bobs }, bobs.id)).toBeUndefined();
    expect(await of({ mark, pending: alices }, alices.id)).toBeUndefined();
    expect(await of({ mark, pending: bobs, otherPending: [alices] }, alices.id)).toBeUndefined();
    expect(await of({ mark, pending: bobs, otherPending: [alices] }, 'completed')).toBe('alice');
  });

  it('finds nobody in without a mark, or with one that counts no more (A2, E5)', async () => {
    const { trial, keyfob, clock, mark } = await inside();
    const foreign = { ...mark, sessionId: 'another-session' };

    expect(await signedInAlready(keyfob, request({}), undefined)).toBeUndefined();
    expect(await signedInAlready(keyfob, request({ mark: foreign }), undefined)).toBeUndefined();
    clock.advanceSeconds(1);
    await keyfob.reset({ userId: 'alice', actor: 'operator-1' });
    await trial.enrol('alice');
    expect(await signedInAlready(keyfob, request({ mark }), undefined)).toBeUndefined();
  });

  it('finds nobody in whose session was logged out, or who is gone (A8)', async () => {
    const { keyfob, mark } = await inside();
    await keyfob.logOut({ userId: 'alice', sessionId: sessionID });
    const carol = { ...mark, userId: 'carol' };

    expect(await signedInAlready(keyfob, request({ mark }), undefined)).toBeUndefined();
    expect(await signedInAlready(keyfob, request({ mark: carol }), undefined)).toBeUndefined();
  });

  it.each([
    new KeyfobError('unavailable'),
    new TypeError('not of Keyfob'),
    Object.assign(new Error('of somebody else'), { code: 'login_required' }),
  ])('is a fault where it cannot be found out: %s', async (fault) => {
    const { mark } = await inside();
    const secondFactor = () => Promise.reject(fault);

    await expect(signedInAlready({ secondFactor }, request({ mark }), undefined)).rejects.toBe(
      fault,
    );
  });
});
