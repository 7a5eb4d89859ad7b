import { isCode } from '../../code/normalise-code.ts';
import type { FieldReasons, FormProblem } from './problem.ts';

/** What a form sends. What it has no field for is absent, and its host does not read it. */
export interface CodeFormValues {
  readonly password: string;
  readonly code: string;
}

/** What can be seen without asking the server, which would count it. */
export function checkValues(
  values: Partial<CodeFormValues>,
  digits: number,
): FormProblem | undefined {
  const { password, code } = values;
  const fields: FieldReasons = {
    ...(password === '' && { password: 'required' }),
    ...(code !== undefined &&
      !isCode(code, digits) && { code: code === '' ? 'required' : 'wrong_format' }),
  };
  return Object.keys(fields).length > 0 ? { fields } : undefined;
}
