import { common } from './en/common.ts';
import { deactivation } from './en/deactivation.ts';
import { enrolment } from './en/enrolment.ts';
import { keyScreen } from './en/key-screen.ts';
import { notice } from './en/notice.ts';
import { recovery } from './en/recovery.ts';
import { section } from './en/section.ts';
import { sharedKey } from './en/shared-key.ts';
import { supportRequest } from './en/support-request.ts';
import { verification } from './en/verification.ts';
import type { Messages } from './messages.ts';

/**
 * English, as a whole. The elements bring what they need of it themselves; this is for those who
 * write a language of their own. The names of buttons, fields and sections are part of the API.
 */
export const en: Messages = {
  ...common,
  ...section,
  ...enrolment,
  ...keyScreen,
  ...verification,
  ...deactivation,
  ...supportRequest,
  ...sharedKey,
  ...recovery,
  ...notice,
};
