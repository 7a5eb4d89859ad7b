import { KeyfobSharedKey } from '../shared-key/shared-key.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobSharedKey };

define('keyfob-shared-key', KeyfobSharedKey);
