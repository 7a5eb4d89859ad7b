import { trialPassword as password } from '@keyfob/core/testing';
import type { Operation } from './operation.ts';
import { clientOf, enrol } from './stage.ts';
import { approvedTwice } from './steps.ts';

/** So long a message is held by the process that was to send it. */
const leaseSeconds = 61;

/** What nobody asks for: each is made to its end by another process, and leaves one message and one event. */
export const chores: readonly Operation[] = [
  {
    name: 'delivery of a notice',
    againAfterSeconds: leaseSeconds,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const leaveWork = async () => {
        await stage.keyfob.deactivate({ userId, input: { password, code } });
      };
      return { call: 'deliver', given: undefined, leaveWork, later: [], authenticator };
    },
  },
  {
    name: 'delivery of a link',
    againAfterSeconds: leaseSeconds,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const pending = await stage.pendingLogin(userId);
      const leaveWork = async () => {
        await stage.keyfob.beginRecovery({ pending, input: {}, client: clientOf(userId) });
      };
      return { call: 'deliver', given: undefined, leaveWork, later: [], authenticator };
    },
  },
  {
    name: 'what follows on an approval',
    againAfterSeconds: leaseSeconds,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const leaveWork = () => approvedTwice(stage, userId);
      return { call: 'deliver', given: undefined, leaveWork, later: [], authenticator };
    },
  },
  {
    name: 'sealing anew',
    againAfterSeconds: leaseSeconds,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const leaveWork = async () => {
        await stage.keyfob.showSharedKey({ userId, input: { password, code } });
      };
      return {
        ...{ call: 'reseal', given: { limit: 10_000 }, isRotated: true, leaveWork },
        ...{ later: [], authenticator },
      };
    },
  },
  {
    name: 'removal of what is old',
    againAfterSeconds: 3_700,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const leaveWork = async () => stage.clock.advanceSeconds(401 * 86_400);
      return { call: 'deliver', given: undefined, leaveWork, later: [], authenticator };
    },
  },
];
