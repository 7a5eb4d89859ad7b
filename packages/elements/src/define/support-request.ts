import { KeyfobSupportRequest } from '../support-request/support-request.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobSupportRequest };

define('keyfob-support-request', KeyfobSupportRequest);
