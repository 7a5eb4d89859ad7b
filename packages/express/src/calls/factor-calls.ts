import type {
  ActivationRequest,
  DeactivationRequest,
  Status,
  StepUpRequest,
  VerificationRequest,
} from '@keyfob/core/contract';
import { signedInUser } from '../guards.ts';
import { clientOf, signInWithCode } from '../login.ts';
import { noteSecondFactor, renewSession, save, sessionState } from '../session.ts';
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
    const signedIn = host.currentUser(request) !== undefined;
    if (signedIn || pending === undefined) {
      return host.keyfob.status({ userId: await signedInUser(host, request) });
    }
    const status = await host.keyfob.status({ userId: pending.userId });
    return { ...status, authenticators: [] } satisfies Status; // their names are for the owner alone
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
    await renewSession(request);
    await noteSecondFactor(request, { userId, verifiedAt });
    await host.endOtherSessions?.(request, userId);
    return status;
  },

  async verify(host, request) {
    await signInWithCode(host, request, request.body as VerificationRequest); // verify() checks it
    return { state: 'signed_in' };
  },

  async stepUp(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as StepUpRequest; // stepUp() checks it
    const client = clientOf(request);
    const { status, verifiedAt } = await host.keyfob.stepUp({ userId, input, client });
    await noteSecondFactor(request, { userId, verifiedAt });
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
    await renewSession(request);
    await save(request);
    await host.endOtherSessions?.(request, userId);
    return status;
  },
};
