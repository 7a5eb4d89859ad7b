import { account } from '../i18n/cs/account.ts';
import { captcha } from '../i18n/cs/captcha.ts';
import { common } from '../i18n/cs/common.ts';
import { deactivation } from '../i18n/cs/deactivation.ts';
import { enrolment } from '../i18n/cs/enrolment.ts';
import { keyScreen } from '../i18n/cs/key-screen.ts';
import { notice } from '../i18n/cs/notice.ts';
import { recovery } from '../i18n/cs/recovery.ts';
import { section } from '../i18n/cs/section.ts';
import { sharedKey } from '../i18n/cs/shared-key.ts';
import { supportLine } from '../i18n/cs/support-line.ts';
import { supportRequest } from '../i18n/cs/support-request.ts';
import { verification } from '../i18n/cs/verification.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Czech. Importing this module makes the elements speak it. */
export const cs: Messages = {
  ...common,
  ...account,
  ...section,
  ...enrolment,
  ...keyScreen,
  ...verification,
  ...deactivation,
  ...captcha,
  ...supportLine,
  ...supportRequest,
  ...sharedKey,
  ...recovery,
  ...notice,
};

registerMessages('cs', cs);
