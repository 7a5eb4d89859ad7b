import { KeyfobRecovery } from '../recovery/recovery.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobRecovery };

define('keyfob-recovery', KeyfobRecovery);
