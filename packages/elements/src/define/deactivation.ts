import { KeyfobDeactivation } from '../deactivation/deactivation.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';

define('keyfob-deactivation', KeyfobDeactivation);
