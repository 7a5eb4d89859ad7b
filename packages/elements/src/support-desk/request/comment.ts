import { html, nothing } from 'lit';
import type { SupportRequestView } from '#contract';
import { button, footer } from '../../view/button.ts';
import type { DeskView } from '../view/desk-view.ts';
import { textField, typed } from './text-field.ts';

/** A note to other staff. */
export function commentView({ id, allowed }: SupportRequestView, view: DeskView): unknown {
  const { text, actions } = view;
  if (!allowed.includes('comment')) return nothing;
  const isBusy = actions.isBusy(id, 'comment');
  return html`<form
    class="block"
    novalidate
    aria-busy=${isBusy}
    @submit=${(event: Event) =>
      void actions.comment(id, typed(event, { id, place: 'comment' }, view))}
  >
    ${textField(
      { id, place: 'comment', label: text.deskComment, hint: text.deskCommentHint },
      view,
    )}
    ${footer(button('secondary', text.deskAddComment, { isSubmit: true, isDisabled: isBusy }))}
  </form>`;
}
