import type { CommonMessages } from '../../i18n/messages/common.ts';
import { type FieldName, type FormProblem, isFinal } from '../state/problem.ts';

/** The texts of a problem, by the place where they belong. */
export type ProblemTexts = { readonly [place in FieldName | 'form']?: string };

/** From this wrong code on the clock is worth a look: a first one is mostly a typing error. */
const wrongCodesBeforeAdvice = 2;

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
