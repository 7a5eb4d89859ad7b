import { setTimeout as pause } from 'node:timers/promises';
import { KeyfobError, type StaffMember } from '@keyfob/core';
import type {
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportRequestSubmission,
} from '@keyfob/core/contract';
import type { Request } from 'express';
import { signedInUser } from '../guards.ts';
import type { KeyfobHost } from '../host.ts';
import { clientOf } from '../login.ts';
import { sessionId, sessionState } from '../session.ts';
import { type Calls, refuseFields } from './call.ts';
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
    return host.keyfob.supportQueue({ staff: await staffOf(host, request) });
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

async function deskCall(host: KeyfobHost, request: Request) {
  const staff = await staffOf(host, request);
  return { staff, id: String(request.params.id) };
}

async function trailCall(host: KeyfobHost, request: Request) {
  const call = await deskCall(host, request);
  const { format } = request.query;
  if (format === 'csv' || format === 'jsonl') return { ...call, format } as const;
  const fields = [{ field: 'format', reason: 'wrong_format' }] as const;
  throw new KeyfobError('invalid_input', { fields });
}

function trailFile(name: string, format: keyof typeof trailTypes, text: string): TextFile {
  return new TextFile({ name: `${name}.${format}`, type: trailTypes[format], text });
}

/**
 * Who works at the desk: staff of the application, with OTP of their own, and with a code given within
 * the last minutes (U2).
 */
async function staffOf(host: KeyfobHost, request: Request): Promise<StaffMember> {
  const userId = await signedInUser(host, request);
  const staff = host.staff?.(request);
  if (staff === undefined) throw new KeyfobError('not_allowed');
  const { mark } = sessionState(request);
  const call = { userId, sessionId: sessionId(request), mark, mustBeFresh: true };
  const factor = await host.keyfob.secondFactor(call);
  if (factor === 'not_needed') throw new KeyfobError('not_enabled');
  if (factor === 'needed') throw new KeyfobError('second_factor_required');
  return { userId, name: staff.name };
}
