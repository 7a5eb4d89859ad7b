import { KeyfobDeactivation } from '../deactivation/deactivation.ts';
import { define } from '../define-once.ts';

define('keyfob-deactivation', KeyfobDeactivation);
