import type { FieldReason, KeyfobError } from '#contract';
import { isCode } from '../../code/normalise-code.ts';
import type { CommonMessages } from '../../i18n/messages.ts';
import type { CodeFormValues } from './code-form.ts';

export type FieldName = 'password' | 'code';

type Fields = { readonly [name in FieldName]?: FieldReason };

/** What keeps a form from being done: fields that were not filled as they should, or a refusal. */
export type FormProblem =
  | { readonly fields: Fields; readonly error?: undefined }
  | {
      readonly error: KeyfobError;
      readonly wrongCodes: number;
      /** The host says it in its own words. */
      readonly isSaidElsewhere?: boolean;
    };

/** The texts of a problem, by the place where they belong. */
export type ProblemTexts = { readonly [place in FieldName | 'form']?: string };

/** From this wrong code on the clock is worth a look: a first one is mostly a typing error. */
const wrongCodesBeforeAdvice = 2;

/** What can be seen without asking the server, which would count it. */
export function checkValues(
  values: Partial<CodeFormValues>,
  digits: number,
): FormProblem | undefined {
  const { password, code } = values;
  const fields: Fields = {
    ...(password === '' && { password: 'required' }),
    ...(code !== undefined &&
      !isCode(code, digits) && { code: code === '' ? 'required' : 'wrong_format' }),
  };
  return Object.keys(fields).length > 0 ? { fields } : undefined;
}

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

/** Puts a problem into words. */
export function problemTexts(
  problem: FormProblem,
  text: CommonMessages,
  digits: number,
): ProblemTexts {
  if (!problem.error) {
    const { password, code } = problem.fields;
    return {
      ...(password && {
        password: password === 'required' ? text.passwordRequired : text.passwordFormat,
      }),
      ...(code && { code: code === 'required' ? text.codeRequired : text.codeFormat(digits) }),
    };
  }
  if (problem.isSaidElsewhere) return {};
  const { code } = problem.error;
  const sentence = isFinal(problem) ? text.closed : text.errors[code];
  if (code === 'wrong_password') return { password: sentence };
  if (code === 'code_already_used') return { code: sentence };
  if (code !== 'wrong_code') return { form: sentence };
  const needsAdvice = problem.wrongCodes >= wrongCodesBeforeAdvice;
  return { code: needsAdvice ? `${sentence} ${text.clockAdvice}` : sentence };
}
