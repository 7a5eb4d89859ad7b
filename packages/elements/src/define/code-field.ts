import { KeyfobCodeField } from '../code-field/code-field.ts';
import { define } from '../tags/define-once.ts';

define('keyfob-code-field', KeyfobCodeField);
