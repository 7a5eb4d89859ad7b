import { KeyfobSupportDesk } from '../support-desk/support-desk.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobSupportDesk };

define('keyfob-support-desk', KeyfobSupportDesk);
