import { KeyfobRecovery } from '../recovery/recovery.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-recovery', KeyfobRecovery);
