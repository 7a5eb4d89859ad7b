import { define } from '../define-once.ts';
import { KeyfobNotice } from '../notice/notice.ts';

define('keyfob-notice', KeyfobNotice);
