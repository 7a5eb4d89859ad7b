import { html, type TemplateResult } from 'lit';
import type { SupportRequestView } from '#contract';
import type { KeyfobClient } from '../../client/keyfob-client.ts';
import type { DeskView } from '../view/desk-view.ts';

export interface TrailView extends DeskView {
  readonly trailUrl: KeyfobClient['supportTrailUrl'];
}

/**
 * The history of a request and the events of its account for download: a popover, which the browser
 * closes on Escape and on a press elsewhere.
 */
export function exportMenu({ id, account }: SupportRequestView, view: TrailView): TemplateResult {
  const { text, trailUrl } = view;
  const links = (what: 'request' | 'account', name: string) => html`<li>
      <a href=${trailUrl(id, 'csv', what)} download>${name}, CSV</a>
    </li>
    <li><a href=${trailUrl(id, 'jsonl', what)} download>${name}, JSON Lines</a></li>`;
  return html`<button part="button secondary" type="button" popovertarget="export">
      ${text.deskExport}
    </button>
    <ul
      part="export"
      id="export"
      popover
      @beforetoggle=${giveFocusBack}
      @click=${({ currentTarget }: Event) => (currentTarget as HTMLElement).hidePopover()}
    >
      ${links('request', text.deskExportRequest)}
      ${account && links('account', text.deskExportAccount)}
    </ul>`;
}

/** To the button before it: browsers forget to where they are in a shadow root. */
function giveFocusBack({ newState, currentTarget }: ToggleEvent): void {
  const menu = currentTarget as HTMLElement;
  if (newState === 'open' || !menu.matches(':focus-within')) return;
  (menu.previousElementSibling as HTMLElement).focus();
}
