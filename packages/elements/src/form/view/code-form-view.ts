import { html, type TemplateResult } from 'lit';
import type { Words } from '../../i18n/words.ts';
import { button, footer } from '../../view/button.ts';
import type { CodeForm } from '../state/code-form.ts';
import { fieldOf } from '../state/problem.ts';
import { codeField, type FieldContext, type FormTexts, formAlert } from './fields.ts';
import { formFrame } from './frame.ts';
import { problemTexts } from './problem-texts.ts';

interface CodeFormView<Texts extends FormTexts> {
  readonly words: Words<Texts>;
  readonly digits: number;
  readonly submit: readonly [kind: 'primary' | 'danger', label: string];
  /** Draws what stands before the code, the password for example. */
  readonly before?: (context: FieldContext<Texts>) => unknown;
  /** Id of an alert outside the form that tells the problem the form took note of. */
  readonly noteId?: string | undefined;
  /** Stands before the submit button. */
  readonly cancel?: unknown;
  /** Takes the place of the buttons. */
  readonly insteadOfButtons?: unknown;
}

/** The form of a flow: fields, what is wrong with them, how long to wait, and the buttons. */
export function codeFormView<Texts extends FormTexts>(
  form: CodeForm,
  view: CodeFormView<Texts>,
): TemplateResult {
  const { words, digits, noteId } = view;
  const { text } = words;
  const { problem } = form;
  const context: FieldContext<Texts> = {
    form,
    text,
    texts: problem ? problemTexts(problem, words, digits) : {},
    noted: noteId !== undefined && problem ? [fieldOf(problem), noteId] : undefined,
  };
  return formFrame(
    form,
    html`${view.before?.(context)}
    ${codeField(context, digits)} ${formAlert(context)}
    ${
      view.insteadOfButtons ??
      footer(
        view.cancel,
        button(...view.submit, { isSubmit: true, isDisabled: form.isBusy || form.isLocked }),
      )
    }`,
  );
}
