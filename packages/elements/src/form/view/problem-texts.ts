import { errorWords } from '../../i18n/error-words.ts';
import { sentences } from '../../i18n/formats/sentences.ts';
import type { AccountMessages } from '../../i18n/messages/account.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { Words } from '../../i18n/words.ts';
import { type FieldName, type FormProblem, isFinal } from '../state/problem.ts';

/** The texts of a problem, by the place where they belong. */
export type ProblemTexts = { readonly [place in FieldName | 'form']?: string };

/** From this wrong code on the clock is worth a look: a first one is mostly a typing error. */
const wrongCodesBeforeAdvice = 2;

/** Puts a problem into words. */
export function problemTexts(
  problem: FormProblem,
  words: Words<CommonMessages & Partial<AccountMessages>>,
  digits: number,
): ProblemTexts {
  const { text } = words;
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
  const sentence = isFinal(problem)
    ? text.closed
    : errorWords(problem.error, words, { hasCountdown: true });
  if (code === 'wrong_password') return { password: sentence };
  if (code === 'code_already_used') return { code: sentence };
  if (code !== 'wrong_code') return { form: sentence };
  const needsAdvice = problem.wrongCodes >= wrongCodesBeforeAdvice;
  return { code: needsAdvice ? sentences(sentence, text.clockAdvice) : sentence };
}
