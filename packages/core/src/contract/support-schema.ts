import * as z from 'zod/mini';
import type {
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportRequestSubmission,
} from './support.ts';

/** No control or direction characters: an address is shown to staff and looked up as it is. */
const email = z
  .string()
  .check(
    z.trim(),
    z.minLength(3, { abort: true }),
    z.maxLength(254, { abort: true }),
    z.regex(/^[^@\s\p{Cc}\p{Cf}\p{Cs}]+@[^@\s\p{Cc}\p{Cf}\p{Cs}]+$/u),
  );

/** Longer than any provider's answer that is known; the body as a whole has a limit too. */
const captcha = z
  .string()
  .check(z.minLength(1), z.maxLength(4096, { abort: true }), z.regex(/^[\x21-\x7e]*$/));

const evidenceId = z.string().check(z.maxLength(64, { abort: true }), z.regex(/^[A-Za-z0-9_-]+$/));

/** Free text that somebody reads: line breaks and tabs are part of it, other controls are not. */
function prose(longest: number) {
  return z
    .string()
    .check(
      z.minLength(1, { abort: true }),
      z.maxLength(longest, { abort: true }),
      z.regex(/^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u, { abort: true }),
      z.regex(/\S/),
    );
}

/** The bodies of the calls about support. An unknown field is refused, not ignored (W8). */
export const supportSchemas = {
  requestSupport: z.strictObject({
    email,
    message: prose(2000),
    captcha: z.exactOptional(captcha),
  }) satisfies z.ZodMiniType<SupportRequestSubmission>,
  commentRequest: z.strictObject({
    text: prose(2000),
  }) satisfies z.ZodMiniType<SupportCommentRequest>,
  checkEvidence: z.strictObject({
    item: evidenceId,
    isChecked: z.boolean(),
  }) satisfies z.ZodMiniType<SupportEvidenceRequest>,
  decideRequest: z.strictObject({
    decision: z.enum(['approve', 'reject']),
    reason: prose(1000),
  }) satisfies z.ZodMiniType<SupportDecisionRequest>,
};
