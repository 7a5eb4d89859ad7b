import { KeyfobCodeField } from '../code-field/code-field.ts';
import { define } from '../define-once.ts';

define('keyfob-code-field', KeyfobCodeField);
