import { KeyfobDeactivation } from '../deactivation/deactivation.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-deactivation', KeyfobDeactivation);
