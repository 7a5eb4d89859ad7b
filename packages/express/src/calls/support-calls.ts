import { setTimeout as pause } from 'node:timers/promises';
import { KeyfobError, type StaffMember } from '@keyfob/core';
import { sessionId, sessionState } from '@keyfob/core/adapter';
import type {
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportRequestSubmission,
} from '@keyfob/core/contract';
import type { Request } from 'express';
import { FreshCodeRequired } from '../fresh-code-required.ts';
import { signedInUser } from '../guards.ts';
import type { CheckedHost } from '../host-gate.ts';
import { clientOf } from '../login.ts';
import { type Calls, refuseFields, wrongQuery } from './call.ts';
import { TextFile } from './text-file.ts';

/** Long enough for all that may be done, so that the time of an answer tells nothing of it (R7). */
const answerAfterMs = 100;

const trailTypes = { csv: 'text/csv', jsonl: 'application/x-ndjson' } as const;

/** The way back through people. The use cases check every body. */
export const supportCalls: Calls<
  | 'requestSupport'
  | 'supportQueue'
  | 'claimRequest'
  | 'commentRequest'
  | 'checkEvidence'
  | 'decideRequest'
  | 'supportTrail'
  | 'accountTrail'
> = {
  async requestSupport(host, request) {
    const input = request.body as SupportRequestSubmission;
    const answer = host.keyfob.requestSupport({ input, client: clientOf(request) });
    await Promise.allSettled([answer, pause(answerAfterMs)]);
    return answer;
  },

  async supportQueue(host, request) {
    const staff = await staffOf(host, request);
    const { after } = request.query;
    if (after === undefined || typeof after === 'string') {
      return host.keyfob.supportQueue({ staff, after });
    }
    throw wrongQuery('after');
  },

  async claimRequest(host, request) {
    const call = await deskCall(host, request);
    refuseFields(request);
    return host.keyfob.claimRequest(call);
  },

  async commentRequest(host, request) {
    const input = request.body as SupportCommentRequest;
    return host.keyfob.commentRequest({ ...(await deskCall(host, request)), input });
  },

  async checkEvidence(host, request) {
    const input = request.body as SupportEvidenceRequest;
    return host.keyfob.checkEvidence({ ...(await deskCall(host, request)), input });
  },

  async decideRequest(host, request) {
    const input = request.body as SupportDecisionRequest;
    return host.keyfob.decideRequest({ ...(await deskCall(host, request)), input });
  },

  async supportTrail(host, request) {
    const call = await trailCall(host, request);
    const text = await host.keyfob.supportTrail(call);
    return trailFile('support-request', call.format, text);
  },

  async accountTrail(host, request) {
    const call = await trailCall(host, request);
    const text = await host.keyfob.accountTrail(call);
    return trailFile('account', call.format, text);
  },
};

async function deskCall(host: CheckedHost, request: Request) {
  const staff = await staffOf(host, request);
  return { staff, id: String(request.params.id) };
}

async function trailCall(host: CheckedHost, request: Request) {
  const call = await deskCall(host, request);
  const { format } = request.query;
  if (format === 'csv' || format === 'jsonl') return { ...call, format } as const;
  throw wrongQuery('format');
}

function trailFile(name: string, format: keyof typeof trailTypes, text: string): TextFile {
  return new TextFile({ name: `${name}.${format}`, type: trailTypes[format], text });
}

/**
 * Who works at the desk: staff of the application, with OTP of their own, and with a code given within
 * the last minutes (U2).
 */
async function staffOf(host: CheckedHost, request: Request): Promise<StaffMember> {
  const { keyfob } = host;
  const userId = await signedInUser(host, request);
  const name = await host.staffName(request);
  if (name === undefined) throw new KeyfobError('not_allowed');
  const { mark, signIn } = sessionState(request);
  const session = { sessionId: sessionId(request), mark, signIn };
  const factor = await keyfob.secondFactor({ userId, ...session, mustBeFresh: true });
  if (factor === 'not_needed') throw new KeyfobError('not_enabled');
  if (factor === 'needed') throw new FreshCodeRequired(keyfob.policy.stepUpSeconds);
  return { userId, name };
}
