import { KeyfobNotice } from '../notice/notice.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobNotice };

define('keyfob-notice', KeyfobNotice);
