import type { FieldReason, KeyfobError } from '#contract';

export type FieldName = 'password' | 'code';

/** What is wrong with which field. */
export type FieldReasons = { readonly [name in FieldName]?: FieldReason };

/** What keeps a form from being done: fields that were not filled as they should, or a refusal. */
export type FormProblem =
  | { readonly fields: FieldReasons; readonly error?: undefined }
  | {
      readonly error: KeyfobError;
      readonly wrongCodes: number;
      /** The host says it in its own words. */
      readonly isSaidElsewhere?: boolean;
    };

/** Reads a refusal: fields that this form has become field errors. */
export function problemOf(error: KeyfobError, wrongCodes: number): FormProblem {
  const named = error.details.fields?.filter(
    ({ field }) => field === 'password' || field === 'code',
  );
  return named?.length
    ? { fields: Object.fromEntries(named.map(({ field, reason }) => [field, reason])) }
    : { error, wrongCodes };
}

/** Which field a problem is about, the first one if there are several. */
export function fieldOf(problem: FormProblem): FieldName {
  const isPassword = problem.error
    ? problem.error.code === 'wrong_password'
    : problem.fields.password !== undefined;
  return isPassword ? 'password' : 'code';
}

/** Whether nothing may be sent until the waiting time is over, or ever. */
export function isLocking({ error }: FormProblem): boolean {
  // With a code that was used before, another authenticator may have a fresh one at once.
  if (!error || error.code === 'code_already_used') return false;
  return error.code === 'too_many_attempts' || error.details.retryAfterSeconds !== undefined;
}

/** Whether no waiting time was given: only support can help. */
export function isFinal({ error }: FormProblem): boolean {
  return error?.code === 'too_many_attempts' && error.details.retryAfterSeconds === undefined;
}
