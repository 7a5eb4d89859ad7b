import { define } from '../define-once.ts';
import { KeyfobSharedKey } from '../shared-key/shared-key.ts';

define('keyfob-shared-key', KeyfobSharedKey);
