import { html, nothing, type TemplateResult } from 'lit';
import { codeInput } from '../../code/code-input.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import { anew } from '../../view/anew.ts';
import { warningIcon } from '../../view/icons.ts';
import type { CodeForm } from '../state/code-form.ts';
import type { FieldName } from '../state/problem.ts';
import type { ProblemTexts } from './problem-texts.ts';
import { waitOnce } from './wait.ts';

export interface FieldContext {
  readonly form: CodeForm;
  readonly text: CommonMessages;
  readonly texts: ProblemTexts;
  /** A field whose problem is told outside the form, and the id of what tells it. */
  readonly noted: readonly [field: FieldName, id: string] | undefined;
}

/** An alert that is told anew with each problem, even when its words are the same as before. */
export function problemAlert(place: keyof ProblemTexts, context: FieldContext): unknown {
  const { form, text, texts } = context;
  if (texts[place] === undefined) return nothing;
  return anew(
    form.problemCount,
    html`<p id="${place}-error" part="error" role="alert">
      ${warningIcon}<span>${texts[place]} ${waitOnce(form, text)}</span>
    </p>`,
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
      isInvalid,
      describedBy: `code-hint ${problems} ${texts.form ? 'form-error' : ''}`.trim(),
    })}
    <p id="code-hint" part="hint">${text.codeHint(digits)}</p>
    ${problemAlert('code', context)}
  </div>`;
}

/** The ids of what says what is wrong with a field; empty when nothing is. */
export function problemIds(field: FieldName, { texts, noted }: FieldContext): string {
  if (texts[field]) return `${field}-error`;
  return noted?.[0] === field ? noted[1] : '';
}
