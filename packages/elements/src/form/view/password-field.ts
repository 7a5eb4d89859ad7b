import { html, nothing, type TemplateResult } from 'lit';
import type { AccountMessages } from '../../i18n/messages/account.ts';
import type { CommonMessages } from '../../i18n/messages/common.ts';
import { type FieldContext, fieldAlert, problemIds } from './fields.ts';

/** The password, with the user name that managers look for beside it. */
export function passwordField(
  context: FieldContext<CommonMessages & AccountMessages>,
  username = '',
): TemplateResult {
  const { form, text } = context;
  const problems = problemIds('password', context);
  return html`<div part="field">
    <input
      class="hidden"
      type="text"
      name="username"
      autocomplete="username"
      tabindex="-1"
      aria-hidden="true"
      .value=${username}
    />
    <label part="label" for="password">${text.password}</label>
    <div class="with-button">
      <input
        id="password"
        name="password"
        part="input password-input ${problems ? 'invalid' : ''}"
        type=${form.isPasswordShown ? 'text' : 'password'}
        autocomplete="current-password"
        autocapitalize="off"
        spellcheck="false"
        aria-required="true"
        aria-invalid=${problems !== ''}
        aria-describedby=${problems || nothing}
      />
      <button
        part="button quiet"
        type="button"
        aria-controls="password"
        @click=${form.onToggle}
      >
        <span aria-hidden="true">${form.isPasswordShown ? text.hide : text.show}</span>
        <span class="hidden">${form.isPasswordShown ? text.hidePassword : text.showPassword}</span>
      </button>
    </div>
    ${fieldAlert('password', context)}
  </div>`;
}
