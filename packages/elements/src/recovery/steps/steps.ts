import { html, nothing, type TemplateResult } from 'lit';
import type { Recovery } from '#contract';
import { codeField } from '../../form/view/fields.ts';
import { passwordField } from '../../form/view/password-field.ts';
import { button } from '../../view/button.ts';
import { notice, paragraphs } from '../../view/notice.ts';
import { type StepContext, stepForm } from './form.ts';

/** What a step says and what it asks for. The words are a live region that outlasts the step. */
export interface Step {
  readonly words: unknown;
  readonly form: unknown;
}

/** The page behind the link, before anybody has pressed anything. */
export function linkStep(context: StepContext, needsPassword: boolean): Step {
  const { text } = context.words;
  return {
    words: needsPassword
      ? html`<p>${text.linkPassword}</p>`
      : html`<p><slot name="intro">${text.linkIntro}</slot></p>
          <p>${text.linkUnasked}</p>`,
    form: stepForm(context, {
      ...(needsPassword && { fields: (fields) => passwordField(fields, context.account) }),
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
    case 'continued_elsewhere':
      return elsewhereStep(context, recovery);
    default:
      return startStep(context);
  }
}

function startStep(context: StepContext): Step {
  const { text } = context.words;
  return {
    words: html`<p><slot name="intro">${text.recoveryIntro}</slot></p>`,
    form: stepForm(context, { submit: ['primary', text.sendLink] }),
  };
}

function mailedStep(context: StepContext, recovery: Recovery): Step {
  const { resend } = context;
  const { text } = context.words;
  const { email = text.yourEmail, delivery = 'on_its_way', resendAt } = recovery;
  const hasFailed = delivery === 'failed';
  const form = stepForm(context, {
    submit: [hasFailed ? 'primary' : 'secondary', sendAgainLabel(context)],
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

/** Another browser goes on. Asking for a link does nothing until its time is over. */
function elsewhereStep(context: StepContext, recovery: Recovery): Step {
  const { resend } = context;
  const { text } = context.words;
  return {
    words: html`<p>${text.elsewhere}</p>`,
    form: stepForm(context, {
      submit: [resend.isRunning ? 'secondary' : 'primary', sendAgainLabel(context)],
      isHeld: resend.isRunning,
      note: resend.isRunning
        ? resendNote(context, recovery)
        : html`<p part="hint">${text.elsewhereOver}</p>`,
    }),
  };
}

/** Not in the live region: it changes by itself. */
function timeLeft({ words: { text } }: StepContext, { expiresAt = '' }: Recovery): TemplateResult {
  const minutes = Math.ceil((Date.parse(expiresAt) - Date.now()) / 60_000);
  return html`${minutes > 0 ? html`<p><strong>${text.openWithin(minutes * 60)}</strong></p>` : nothing}
    <p part="hint">${text.mailAdvice}</p>`;
}

function confirmedStep(context: StepContext, { needs, phone }: Recovery): Step {
  const { text } = context.words;
  return needs.includes('sms')
    ? {
        words: html`<p>${text.smsIntro(unbroken(phone) ?? text.yourPhone)}</p>`,
        form: stepForm(context, { submit: ['primary', text.sendSms] }),
      }
    : {
        words: html`<p>${text.completionIntro}</p>`,
        form: stepForm(context, { submit: ['danger', text.disableOtp] }),
      };
}

function textedStep(context: StepContext, recovery: Recovery, onSendAgain: () => void): Step {
  const { form, digits, resend } = context;
  const { text } = context.words;
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
      submit: ['danger', text.disableOtp],
      afterSubmit: button('link', sendAgainLabel(context), {
        onClick: onSendAgain,
        isDisabled,
        describedBy: 'resend',
      }),
      note: resendNote(context, recovery),
    }),
  };
}

/** A number is read as one, and from the left also within Arabic or Hebrew. */
function unbroken(phone: string | undefined): string | undefined {
  return phone && `\u2066${phone.replaceAll(' ', '\u00a0')}\u2069`;
}

function resendNote(
  { words: { text }, resend, form }: StepContext,
  { resendAt }: Recovery,
): unknown {
  if (form.isLocked) return nothing; // it has a waiting time of its own
  if (resend.isRunning) {
    return html`<p class="hidden" id="resend">${text.sendAgainIn(resend.startSeconds)}</p>`;
  }
  return resendAt === undefined
    ? html`<p part="hint" id="resend">${text.noMoreMessages}</p>`
    : nothing;
}

/** With a clock until it can be pressed; screen readers hear the time once, from the note. */
function sendAgainLabel({ words: { text }, resend, form }: StepContext): unknown {
  if (form.isLocked || !resend.isRunning) return text.sendAgain;
  const { secondsLeft } = resend;
  const clock = `${Math.floor(secondsLeft / 60)}:${String(secondsLeft % 60).padStart(2, '0')}`;
  return html`${text.sendAgain} <span aria-hidden="true">(${clock})</span>`;
}

function failure(...sentences: readonly string[]): TemplateResult {
  return notice('danger', paragraphs(sentences));
}
