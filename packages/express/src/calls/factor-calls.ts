import { noteSecondFactor, sessionState } from '@keyfob/core/adapter';
import type {
  ActivationRequest,
  DeactivationRequest,
  Status,
  StepUpRequest,
  VerificationRequest,
} from '@keyfob/core/contract';
import { KeyfobError } from '@keyfob/core/contract';
import { owesCode, signedInUser } from '../guards.ts';
import { clientOf, signInWithCode } from '../login.ts';
import { noteDisabled, noteEnabled } from '../session.ts';
import { type Calls, refuseFields } from './call.ts';

/** Setting OTP, logging in with it, showing its key again, turning it off. */
export const factorCalls: Calls<
  | 'status'
  | 'beginEnrolment'
  | 'cancelEnrolment'
  | 'activate'
  | 'verify'
  | 'stepUp'
  | 'showSharedKey'
  | 'deactivate'
> = {
  async status(host, request) {
    const { pending } = sessionState(request);
    const isSignedIn = (await host.currentUser(request)) !== undefined;
    if (isSignedIn || pending === undefined) {
      return host.keyfob.status({ userId: await signedInUser(host, request) });
    }
    const { account: _, ...status } = await host.keyfob.status({ userId: pending.userId });
    // OTP went off since the password, which alone will do from now on.
    if (!owesCode(status.state)) throw new KeyfobError('login_required');
    // Names are for the owner alone.
    return { ...status, authenticators: [], login: pending.id } satisfies Status;
  },

  async beginEnrolment(host, request) {
    const userId = await signedInUser(host, request);
    refuseFields(request);
    return host.keyfob.beginEnrolment({ userId, client: clientOf(request) });
  },

  async cancelEnrolment(host, request) {
    const userId = await signedInUser(host, request);
    refuseFields(request);
    return host.keyfob.cancelEnrolment({ userId, client: clientOf(request) });
  },

  async activate(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as ActivationRequest; // activate() checks it
    const client = clientOf(request);
    const { status, verifiedAt } = await host.keyfob.activate({ userId, input, client });
    await noteEnabled(request, { userId, verifiedAt });
    await host.endOtherSessions(request, userId);
    return status;
  },

  async verify(host, request) {
    const input = request.body as VerificationRequest; // verify() checks it
    await signInWithCode(host, request, { input, login: input.login });
    return { state: 'signed_in' };
  },

  async stepUp(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as StepUpRequest; // stepUp() checks it
    const client = clientOf(request);
    const { status, verifiedAt } = await host.keyfob.stepUp({ userId, input, client });
    await noteSecondFactor(request, { userId, verifiedAt }, sessionState(request));
    return status;
  },

  async showSharedKey(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as DeactivationRequest; // showSharedKey() checks it
    return host.keyfob.showSharedKey({ userId, input, client: clientOf(request) });
  },

  async deactivate(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as DeactivationRequest; // deactivate() checks it
    const status = await host.keyfob.deactivate({ userId, input, client: clientOf(request) });
    await noteDisabled(request, { userId, keyfob: host.keyfob });
    await host.endOtherSessions(request, userId);
    return status;
  },
};
