import { KeyfobCodeField } from '../code-field/code-field.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';

define('keyfob-code-field', KeyfobCodeField);
