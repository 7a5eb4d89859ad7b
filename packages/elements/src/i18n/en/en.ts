import type { Messages } from '../messages/messages.ts';
import { account } from './account.ts';
import { common } from './common.ts';
import { deactivation } from './deactivation.ts';
import { enrolment } from './enrolment.ts';
import { keyScreen } from './key-screen.ts';
import { notice } from './notice.ts';
import { recovery } from './recovery.ts';
import { section } from './section.ts';
import { sharedKey } from './shared-key.ts';
import { supportRequest } from './support-request.ts';
import { verification } from './verification.ts';

/**
 * English, as a whole. The elements bring what they need of it themselves; this is for those who
 * write a language of their own. The names of buttons, fields and sections are part of the API.
 */
export const en: Messages = {
  ...common,
  ...account,
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
