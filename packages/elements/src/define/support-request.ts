import { define } from '../define-once.ts';
import { KeyfobSupportRequest } from '../support-request/support-request.ts';

define('keyfob-support-request', KeyfobSupportRequest);
