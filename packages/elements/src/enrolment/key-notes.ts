import { html, type TemplateResult } from 'lit';
import type { CodeForm } from '../form/state/code-form.ts';
import { waitOnce } from '../form/view/wait.ts';
import type { CommonMessages } from '../i18n/messages/common.ts';
import type { KeyScreenMessages, NewKeyReason } from '../i18n/messages/key-screen.ts';
import { anew } from '../view/anew.ts';
import { button, footer } from '../view/button.ts';
import { notice } from '../view/notice.ts';

export const newKeyNoteId = 'new-key';

/** Says that the key on screen is not the one before, why, and what to do about the old one. */
export function newKeyNote(
  reason: NewKeyReason,
  form: CodeForm,
  text: CommonMessages & KeyScreenMessages,
): unknown {
  return anew(
    form.problemCount,
    notice(
      'danger',
      html`<p><strong>${text.newKey[reason]}</strong></p>
        <p>${text.newKeyAdvice} ${waitOnce(form, text)}</p>`,
      { id: newKeyNoteId, role: 'alert', isFocusable: true },
    ),
  );
}

/** Asks once before a key on screen is dropped by Escape. */
export function leaveQuestion(
  text: KeyScreenMessages,
  answers: { readonly onStay: () => void; readonly onLeave: () => void },
): TemplateResult {
  return html`<div part="question" id="question" role="alert" tabindex="-1">
    <p>${text.leave}</p>
    ${footer(
      button('secondary', text.leaveAnyway, { onClick: answers.onLeave }),
      button('primary', text.stay, { onClick: answers.onStay }),
    )}
  </div>`;
}
