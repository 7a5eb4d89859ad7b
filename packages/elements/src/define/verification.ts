import { define } from '../define-once.ts';
import { KeyfobVerification } from '../verification/verification.ts';

define('keyfob-verification', KeyfobVerification);
