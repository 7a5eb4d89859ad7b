import { KeyfobNotice } from '../notice/notice.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-notice', KeyfobNotice);
