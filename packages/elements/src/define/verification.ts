import { define } from '../tags/define-once.ts';
import { KeyfobVerification } from '../verification/verification.ts';

define('keyfob-verification', KeyfobVerification);
