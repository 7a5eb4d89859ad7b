import { define } from '../define-once.ts';
import { KeyfobRecovery } from '../recovery/recovery.ts';

define('keyfob-recovery', KeyfobRecovery);
