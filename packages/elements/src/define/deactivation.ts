import { KeyfobDeactivation } from '../deactivation/deactivation.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobDeactivation };

define('keyfob-deactivation', KeyfobDeactivation);
