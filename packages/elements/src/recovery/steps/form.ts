import { html, nothing, type TemplateResult } from 'lit';
import { isInsecure } from '../../captcha/insecure.ts';
import type { CaptchaTask } from '../../captcha/task.ts';
import type { CodeForm } from '../../form/state/code-form.ts';
import { type FieldContext, formAlert } from '../../form/view/fields.ts';
import { formFrame } from '../../form/view/frame.ts';
import { type ProblemTexts, problemTexts } from '../../form/view/problem-texts.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import type { RecoveryMessages } from '../../i18n/messages/recovery.ts';
import type { Words } from '../../i18n/words.ts';
import type { Countdown } from '../../time/countdown.ts';
import { button, footer } from '../../view/button.ts';
import { smsWords } from '../sms/words.ts';

export interface StepContext {
  readonly words: Words<CommonMessages & RecoveryMessages>;
  readonly form: CodeForm;
  readonly digits: number;
  /** The user name that goes with the password, where it is known. */
  readonly account: string | undefined;
  readonly captcha: CaptchaTask;
  /** Runs until the message may be sent once more. */
  readonly resend: Countdown;
}

interface StepForm {
  readonly fields?: (context: FieldContext<CommonMessages & RecoveryMessages>) => unknown;
  readonly submit: readonly [kind: 'primary' | 'secondary' | 'danger', label: unknown];
  /** Not yet: its time has not come. */
  readonly isHeld?: boolean;
  readonly afterSubmit?: unknown;
  readonly note?: unknown;
}

/** The form of a step: what is to be typed, the CAPTCHA, what is wrong, and the button that leads on. */
export function stepForm(context: StepContext, step: StepForm): TemplateResult {
  const { form, digits } = context;
  const { problem } = form;
  const text = smsWords(context.words.text);
  const words = { ...context.words, text };
  const texts: ProblemTexts = isInsecure(problem?.error)
    ? { form: text.captchaInsecure }
    : problem
      ? problemTexts(problem, words, digits)
      : {};
  const fieldContext: FieldContext<CommonMessages & RecoveryMessages> = {
    form,
    text,
    texts,
    noted: undefined,
  };
  const isDisabled = form.isBusy || form.isLocked || step.isHeld === true;
  return formFrame(
    form,
    html`${step.fields?.(fieldContext)} ${step.isHeld ? nothing : captchaView(context)} ${formAlert(fieldContext)}
    ${step.note}
    ${footer(button(...step.submit, { isSubmit: true, isDisabled, describedBy: 'step resend' }))}
    ${step.afterSubmit}`,
  );
}

/** Work that needs nobody is told in a quiet line; the widget of a provider gets its place. */
function captchaView({ captcha, form, words: { text } }: StepContext): unknown {
  const { state } = captcha;
  if (state === 'widget') {
    return html`<div part="captcha">
      <p part="hint" role="status">${text.captchaNeeded}</p>
      <slot name="captcha"></slot>
    </div>`;
  }
  const sentences = {
    solving: text.captchaSolving,
    solved: '', // nothing to do any more
    insecure: form.problem ? '' : text.captchaInsecure,
    idle: '',
    failed: '',
  };
  const sentence = sentences[state];
  return sentence ? html`<p part="hint" role="status">${sentence}</p>` : nothing;
}
