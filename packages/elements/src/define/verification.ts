import { define } from '../tags/define-once.ts';
import { KeyfobVerification } from '../verification/verification.ts';

export type * from '../index.ts';
export { KeyfobVerification };

define('keyfob-verification', KeyfobVerification);
