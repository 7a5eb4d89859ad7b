import { common } from './en/common.ts';
import { deactivation } from './en/deactivation.ts';
import { enrolment } from './en/enrolment.ts';
import { keyScreen } from './en/key-screen.ts';
import { section } from './en/section.ts';
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
};
