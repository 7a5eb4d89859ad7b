import { define } from '../tags/define-once.ts';
import { KeyfobVerification } from '../verification/verification.ts';

export type * from '../index.ts';

define('keyfob-verification', KeyfobVerification);
