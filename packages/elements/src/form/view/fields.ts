import { html, nothing, type TemplateResult } from 'lit';
import { codeInput } from '../../code/code-input.ts';
import type { AccountMessages } from '../../i18n/messages/account.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import { anew } from '../../view/anew.ts';
import { errorLine } from '../../view/error-line.ts';
import { notice } from '../../view/notice.ts';
import type { CodeForm } from '../state/code-form.ts';
import type { FieldName } from '../state/problem.ts';
import type { ProblemTexts } from './problem-texts.ts';
import { waitOnce, waitOver, waitTimer } from './wait.ts';

/** What forms say; those for an account ask for the password, too. */
export type FormTexts = CommonMessages & Partial<AccountMessages>;

export interface FieldContext<Texts extends FormTexts = FormTexts> {
  readonly form: CodeForm;
  readonly text: Texts;
  readonly texts: ProblemTexts;
  /** A field whose problem is told outside the form, and the id of what tells it. */
  readonly noted: readonly [field: FieldName, id: string] | undefined;
}

/** What is wrong with a field; told anew with each problem, even when its words are the same as before. */
export function fieldAlert(field: FieldName, { form, text, texts }: FieldContext): unknown {
  const sentence = texts[field];
  if (sentence === undefined) return nothing;
  return anew(
    form.problemCount,
    errorLine(`${field}-error`, html`${sentence} ${waitOnce(form, text)}`),
  );
}

/** What is wrong with no field in particular, and for how long it stays so. */
export function formAlert({
  form,
  text,
  texts,
}: Pick<FieldContext, 'form' | 'text'> & {
  readonly texts: { readonly form?: string };
}): unknown {
  return html`${
    texts.form === undefined
      ? waitTimer(form, text)
      : anew(form.problemCount, formNotice(texts.form, form, text))
  }
  ${waitOver(form, text)}`;
}

/** The sentence alone is an alert: of a box that ticks, screen readers would tell every second. */
function formNotice(sentence: string, form: CodeForm, text: CommonMessages): TemplateResult {
  return notice(
    'danger',
    html`<p id="form-error" role="alert" tabindex="-1">${sentence} ${waitOnce(form, text)}</p>
      ${waitTimer(form, text)}`,
  );
}

/** The code. */
export function codeField(context: FieldContext, digits: number): TemplateResult {
  const { text, texts } = context;
  const problems = problemIds('code', context);
  const isInvalid = problems !== '';
  return html`<div part="field">
    <label part="label" for="code">${text.code}</label>
    ${codeInput({
      digits,
      isInvalid,
      describedBy: `code-hint ${problems} ${texts.form ? 'form-error' : ''}`.trim(),
    })}
    <p id="code-hint" part="hint">${text.codeHint(digits)}</p>
    ${fieldAlert('code', context)}
  </div>`;
}

/** The ids of what says what is wrong with a field; empty when nothing is. */
export function problemIds(field: FieldName, { texts, noted }: FieldContext): string {
  if (texts[field]) return `${field}-error`;
  return noted?.[0] === field ? noted[1] : '';
}
