import { KeyfobCodeField } from '../code-field/code-field.ts';
import { define } from '../tags/define-once.ts';

export type * from '../index.ts';
export { KeyfobCodeField };

define('keyfob-code-field', KeyfobCodeField);
