import { html, nothing, type TemplateResult } from 'lit';
import type { Recovery } from '#contract';
import { codeField } from '../../form/view/fields.ts';
import { passwordField } from '../../form/view/password-field.ts';
import { button } from '../../view/button.ts';
import { warningIcon } from '../../view/icons.ts';
import { type StepContext, stepForm } from './form.ts';

/** What a step says and what it asks for. The words are a live region that outlasts the step. */
export interface Step {
  readonly words: unknown;
  readonly form: unknown;
}

/** The page behind the link, before anybody has pressed anything. */
export function linkStep(context: StepContext, needsPassword: boolean): Step {
  const { text } = context;
  return {
    words: needsPassword
      ? html`<p>${text.linkPassword}</p>`
      : html`<p><slot name="intro">${text.linkIntro}</slot></p>
          <p>${text.linkUnasked}</p>`,
    form: stepForm(context, {
      ...(needsPassword && { fields: (fields) => passwordField(fields) }),
      submit: ['primary', text.continue],
    }),
  };
}

/** The step where a recovery stands. */
export function recoveryStep(
  context: StepContext,
  recovery: Recovery,
  onSendAgain: () => void,
): Step {
  switch (recovery.state) {
    case 'mailed':
      return mailedStep(context, recovery);
    case 'texted':
      return textedStep(context, recovery, onSendAgain);
    case 'confirmed':
      return confirmedStep(context, recovery);
    default:
      return startStep(context);
  }
}

function startStep(context: StepContext): Step {
  const { text } = context;
  return {
    words: html`<p><slot name="intro">${text.recoveryIntro}</slot></p>`,
    form: stepForm(context, { submit: ['primary', text.sendLink] }),
  };
}

function mailedStep(context: StepContext, recovery: Recovery): Step {
  const { text, resend } = context;
  const { email = text.yourEmail, delivery = 'on_its_way', resendAt } = recovery;
  const hasFailed = delivery === 'failed';
  const form = stepForm(context, {
    submit: [hasFailed ? 'primary' : 'secondary', text.sendAgain],
    isHeld: resend.isRunning || resendAt === undefined,
    note: resendNote(context, recovery),
  });
  return {
    words: hasFailed
      ? failure(text.mail.failed(email), text.failedAdvice)
      : html`<p>${text.mail[delivery](email)}</p>`,
    form: hasFailed ? form : html`${timeLeft(context, recovery)} ${form}`,
  };
}

/** Not in the live region: it changes by itself. */
function timeLeft({ text }: StepContext, { expiresAt = '' }: Recovery): TemplateResult {
  const minutes = Math.ceil((Date.parse(expiresAt) - Date.now()) / 60_000);
  return html`<p part="hint">
    ${minutes > 0 ? text.openWithin(minutes * 60) : nothing} ${text.mailAdvice}
  </p>`;
}

function confirmedStep(context: StepContext, { needs, phone }: Recovery): Step {
  const { text } = context;
  return needs.includes('sms')
    ? {
        words: html`<p>${text.smsIntro(unbroken(phone) ?? text.yourPhone)}</p>`,
        form: stepForm(context, { submit: ['primary', text.sendSms] }),
      }
    : {
        words: html`<p>${text.completionIntro}</p>`,
        form: stepForm(context, { submit: ['danger', text.disable] }),
      };
}

function textedStep(context: StepContext, recovery: Recovery, onSendAgain: () => void): Step {
  const { text, form, digits, resend } = context;
  const { delivery = 'on_its_way', resendAt } = recovery;
  const phone = unbroken(recovery.phone) ?? text.yourPhone;
  const isDisabled = form.isBusy || resend.isRunning || resendAt === undefined;
  return {
    words:
      delivery === 'failed'
        ? failure(text.sms.failed(phone), text.failedAdvice)
        : html`<p>${text.sms[delivery](phone)}</p>`,
    form: stepForm(context, {
      fields: (fields) => codeField(fields, digits),
      submit: ['primary', text.send],
      beforeSubmit: button('secondary', text.sendAgain, { onClick: onSendAgain, isDisabled }),
      note: resendNote(context, recovery),
    }),
  };
}

/** A number is read as one. */
function unbroken(phone: string | undefined): string | undefined {
  return phone?.replaceAll(' ', '\u00a0');
}

function resendNote({ text, resend, form }: StepContext, { resendAt }: Recovery): unknown {
  if (form.isLocked) return nothing; // it has a waiting time of its own
  if (resend.isRunning) {
    return html`<p part="hint" role="timer">${text.sendAgainIn(resend.secondsLeft)}</p>`;
  }
  return resendAt === undefined ? html`<p part="hint">${text.noMoreMessages}</p>` : nothing;
}

function failure(...sentences: readonly string[]): TemplateResult {
  return html`<div part="notice">
    ${warningIcon}
    <div>${sentences.map((sentence) => html`<p>${sentence}</p>`)}</div>
  </div>`;
}
