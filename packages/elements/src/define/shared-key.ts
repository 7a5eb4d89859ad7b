import { KeyfobSharedKey } from '../shared-key/shared-key.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-shared-key', KeyfobSharedKey);
