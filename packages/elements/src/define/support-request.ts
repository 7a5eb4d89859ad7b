import { KeyfobSupportRequest } from '../support-request/support-request.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-support-request', KeyfobSupportRequest);
