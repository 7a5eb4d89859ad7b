import './define/account-security.ts';
import './define/code-field.ts';
import './define/deactivation.ts';
import './define/enrolment.ts';
import './define/verification.ts';
import { loadWhenSeen } from './tags/load-when-seen.ts';

export type * from './index.ts';

// Most pages hold none of these: each is loaded when one stands in the document.
loadWhenSeen({
  'keyfob-notice': () => import('./define/notice.ts'),
  'keyfob-recovery': () => import('./define/recovery.ts'),
  'keyfob-shared-key': () => import('./define/shared-key.ts'),
});
