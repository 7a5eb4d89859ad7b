import { html, type TemplateResult } from 'lit';
import type { KeyScreenMessages } from '../i18n/messages/key-screen.ts';
import { folded } from '../view/folded.ts';
import { knownAuthenticators } from './authenticators.ts';

/** What to install, for those who have no authenticator; folded until it is asked for. */
export function authenticatorList(text: KeyScreenMessages): TemplateResult {
  return folded(
    'apps',
    text.apps,
    html`<div class="columns">
      ${column('phone', text.phoneApps, text)} ${column('browser', text.browserExtensions, text)}
    </div>`,
  );
}

function column(
  kind: keyof typeof knownAuthenticators,
  title: string,
  text: KeyScreenMessages,
): TemplateResult {
  return html`<div>
    <p part="hint" id=${kind}>${title}</p>
    <ul aria-labelledby=${kind}>
      ${knownAuthenticators[kind].map(
        ({ name, url }) =>
          html`<li>
            <a part="link" href=${url} target="_blank" rel="noopener noreferrer" translate="no"
              >${name}</a
            ><span class="hidden"> (${text.newTab})</span>
          </li>`,
      )}
    </ul>
  </div>`;
}
