import { html, type ReactiveElement, type TemplateResult } from 'lit';
import type { KeyfobError } from '#contract';
import type { SupportDeskClient } from '../client/keyfob-client.ts';
import { CodeForm } from '../form/state/code-form.ts';
import { codeFormView } from '../form/view/code-form-view.ts';
import type { DeskTexts } from './view/desk-view.ts';

interface StepUpOptions {
  readonly host: ReactiveElement;
  readonly server: () => SupportDeskClient;
  readonly digits: () => number;
  readonly accepted: () => void;
  readonly report: (error: KeyfobError) => void;
}

/** The question for a fresh code, in the place where it turned out to be needed. */
export class StepUp {
  readonly form: CodeForm;
  readonly #options: StepUpOptions;

  constructor(options: StepUpOptions) {
    this.#options = options;
    this.form = new CodeForm(options.host, {
      digits: options.digits,
      send: ({ code }, signal) => options.server().stepUp({ code }, signal),
      accepted: options.accepted,
      refused: (error) => {
        options.report(error);
        return false;
      },
    });
  }

  render(text: DeskTexts): TemplateResult {
    return html`<section part="step-up" aria-labelledby="step-up-title">
      <h3 id="step-up-title">${text.deskStepUpTitle}</h3>
      <p part="hint">${text.deskStepUpText}</p>
      ${codeFormView(this.form, {
        text,
        digits: this.#options.digits(),
        submit: ['primary', text.deskContinue],
      })}
    </section>`;
  }
}
