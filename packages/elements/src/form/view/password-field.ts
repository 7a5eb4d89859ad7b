import { html, nothing, type TemplateResult } from 'lit';
import { type FieldContext, problemAlert, problemIds } from './fields.ts';

/** The password, with the user name that managers look for beside it. */
export function passwordField(context: FieldContext, username = ''): TemplateResult {
  const { form, text } = context;
  const problems = problemIds('password', context);
  return html`<div part="field">
    <input
      class="hidden"
      name="username"
      autocomplete="username"
      tabindex="-1"
      aria-hidden="true"
      .value=${username}
    />
    <label part="label" id="password-label" for="password">${text.password}</label>
    <div class="with-button">
      <input
        id="password"
        name="password"
        part="input password-input"
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
        aria-describedby="password-label"
        @click=${form.onToggle}
      >
        ${form.isPasswordShown ? text.hide : text.show}
      </button>
    </div>
    ${problemAlert('password', context)}
  </div>`;
}
