import type { Recovery } from '@keyfob/core/contract';
import { html } from 'hono/html';
import { cardPage, type Html } from './layout.ts';

/**
 * Where somebody goes who owes a code and has lost the authenticator. The form works without
 * JavaScript; with it, the component takes over and asks for the link at once.
 */
export function lostPage({ recovery, problem }: { recovery: Recovery; problem?: string }): Html {
  return cardPage(
    { title: 'Lost OTP keycard', scripts: ['lost-page'] },
    html`<keyfob-recovery begin>
        <div class="stack" data-fallback>
          <h1>I lost my OTP keycard</h1>
          ${problem ? html`<p class="alert" role="alert">${problem}</p>` : ''}
          ${lostWords(recovery)}
          <noscript>
            <p>The page behind the link needs JavaScript. Without it, please contact support.</p>
          </noscript>
          <p><a href="/support">I can’t reach that e-mail or phone</a></p>
        </div>
        <a slot="support" href="/support">Contact support</a>
        <a slot="login" class="button primary" href="/login">Log in</a>
      </keyfob-recovery>
      <p class="foot"><a href="/login/code">Back to the code</a></p>`,
  );
}

const mailWords: Readonly<Record<NonNullable<Recovery['delivery']>, string>> = {
  on_its_way: 'A mail with a link is on its way to',
  sent: 'We sent a mail with a link to',
  failed: 'The mail could not be sent to',
};

function lostWords({ state, email, delivery = 'on_its_way', effectiveAt = '' }: Recovery): Html {
  if (state === 'waiting') {
    const time = `${effectiveAt.slice(0, 16).replace('T', ' ')} UTC`;
    return html`<p class="lead">OTP goes off on ${time}. Log in with your password after that.</p>`;
  }
  if (state === 'mailed') {
    return html`<p class="lead">
        ${mailWords[delivery]} <strong>${email}</strong>. Open the link within five minutes and confirm
        by SMS that it is you. Then OTP is turned off.
      </p>
      ${sendLink('Send again')}`;
  }
  return html`<p class="lead">
      We mail a link to the e-mail address of your account. On the page behind it you confirm by SMS
      that it is you, and OTP is turned off. Then log in with your password and set OTP again.
    </p>
    ${sendLink('Send link')}`;
}

function sendLink(name: string): Html {
  return html`<form method="post" action="/login/lost" class="stack">
    <button class="primary">${name}</button>
  </form>`;
}

/** The page that the mailed link leads to. */
export function recoveryPage(): Html {
  return cardPage(
    { title: 'Deactivate OTP', scripts: ['recovery-page'] },
    html`<keyfob-recovery link>
        <a slot="support" href="/support">Contact support</a>
        <a slot="login" class="button primary" href="/login">Log in</a>
      </keyfob-recovery>
      ${needsJavaScript()}`,
  );
}

/** The page behind the link of every notice, for owners who did not do what it tells of. */
export function noticePage(): Html {
  return cardPage(
    { title: 'Keep my account safe', scripts: ['notice-page'] },
    html`<keyfob-notice><a slot="support" href="/support">Contact support</a></keyfob-notice>
      ${needsJavaScript()}`,
  );
}

/** The contact form for customers who have neither the authenticator nor the mailbox or phone. */
export function supportPage({
  email,
  isOwing,
}: {
  /** Known where somebody owes a code. */
  email: string | undefined;
  isOwing: boolean;
}): Html {
  return cardPage(
    { title: 'Contact support', scripts: ['support-page'] },
    html`<keyfob-support-request presentation="inline" ${email ? html`email="${email}"` : ''}>
      </keyfob-support-request>
      <noscript>
        <h1>Contact support</h1>
        <p>
          This form needs JavaScript. Without it, write to <strong>support@example.test</strong>. We make
          sure that it is you before OTP is turned off.
        </p>
      </noscript>
      <p class="foot">
        ${
          isOwing
            ? html`<a href="/login/code">Back to the code</a>`
            : html`<a href="/login">Back to the log-in</a>`
        }
      </p>`,
  );
}

function needsJavaScript(): Html {
  return html`<noscript>
    <h1>This page needs JavaScript</h1>
    <p>
      Turn it on and open the link again. Or write to <strong>support@example.test</strong>: we can help
      once we are sure that it is you.
    </p>
  </noscript>`;
}
