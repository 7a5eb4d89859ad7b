import { define } from '../define-once.ts';
import { KeyfobSupportDesk } from '../support-desk/support-desk.ts';

define('keyfob-support-desk', KeyfobSupportDesk);
