import * as v from 'valibot';
import type {
  SupportCommentRequest,
  SupportDecisionRequest,
  SupportEvidenceRequest,
  SupportRequestSubmission,
} from './support.ts';

/** No control or direction characters: an address is shown to staff and looked up as it is. */
const email = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(3),
  v.maxLength(254),
  v.regex(/^[^@\s\p{Cc}\p{Cf}\p{Cs}]+@[^@\s\p{Cc}\p{Cf}\p{Cs}]+$/u),
);

/** Longer than any provider's answer that is known; the body as a whole has a limit too. */
const captcha = v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.regex(/^[\x21-\x7e]*$/));

const evidenceId = v.pipe(v.string(), v.maxLength(64), v.regex(/^[A-Za-z0-9_-]+$/));

/** Free text that somebody reads: line breaks and tabs are part of it, other controls are not. */
function prose(longest: number) {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(longest),
    v.regex(/^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u),
    v.regex(/\S/),
  );
}

/** The bodies of the calls about support. An unknown field is refused, not ignored (W8). */
export const supportSchemas = {
  requestSupport: v.strictObject({
    email,
    message: prose(2000),
    captcha: v.exactOptional(captcha),
  }) satisfies v.GenericSchema<SupportRequestSubmission>,
  commentRequest: v.strictObject({
    text: prose(2000),
  }) satisfies v.GenericSchema<SupportCommentRequest>,
  checkEvidence: v.strictObject({
    item: evidenceId,
    isChecked: v.boolean(),
  }) satisfies v.GenericSchema<SupportEvidenceRequest>,
  decideRequest: v.strictObject({
    decision: v.picklist(['approve', 'reject']),
    reason: prose(1000),
  }) satisfies v.GenericSchema<SupportDecisionRequest>,
};
