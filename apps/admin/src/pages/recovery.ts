import type { Delivery, Recovery } from '@keyfob/core/contract';
import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';
import { cardPage, type Html, type Page } from './layout.ts';

/**
 * Where somebody goes who owes a code and has lost the authenticator. The form works without
 * JavaScript; with it, the component takes over and asks for the link at once.
 */
export function lostPage({
  recovery,
  login,
  problem,
}: {
  recovery: Recovery;
  /** Names the log-in that it is about. */
  login: string;
  problem?: string;
}): Page {
  return cardPage(
    { title: 'Lost OTP keycard', scripts: ['lost-page'] },
    html`<keyfob-recovery heading-level="1" begin login="${login}">
        <div class="stack" data-fallback>
          <h1>I lost my OTP keycard</h1>
          ${problem ? html`<p class="alert" role="alert">${problem}</p>` : ''}
          ${lostWords(recovery, login)}
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

const mailWords: Readonly<Record<Delivery, string>> = {
  on_its_way: 'A mail with a link is on its way to',
  sent: 'We sent a mail with a link to',
  failed: 'The mail could not be sent to',
};

function lostWords(recovery: Recovery, login: string): Html {
  const { state, email, delivery = 'on_its_way', proofs } = recovery;
  const bySms = proofs.includes('sms') ? ' by SMS' : '';
  switch (state) {
    case 'done':
      return html`<p class="lead">OTP is off. Log in with your password.</p>
        <p><a class="button primary" href="/login">Log in</a></p>`;
    case 'waiting':
      return html`<p class="lead">${waitingWords(recovery)}</p>`;
    case 'continued_elsewhere':
      return html`<p class="lead">
        The link was opened in another browser. Go on there${untilWords(recovery)}.
      </p>`;
    case 'mailed':
      return html`<p class="lead">
          ${mailWords[delivery]} <strong>${email}</strong>. Open the link within five minutes and
          confirm${bySms} that it is you. Then OTP is turned off.
        </p>
        ${sendLink('Send again', login)}`;
    default:
      return html`<p class="lead">
          We mail a link to the e-mail address of your account. On the page behind it you
          confirm${bySms} that it is you, and OTP is turned off. Then log in with your password and set
          OTP again.
        </p>
        ${sendLink('Send link', login)}`;
  }
}

function waitingWords({ effectiveAt }: Recovery): string {
  return effectiveAt === undefined
    ? 'OTP goes off after a waiting time. It begins once a message about this has reached you.'
    : `OTP goes off on ${shortTime(effectiveAt)}. Log in with your password after that.`;
}

function untilWords({ expiresAt }: Recovery): string {
  return expiresAt === undefined
    ? ''
    : `. You can ask for a new link here after ${shortTime(expiresAt)}`;
}

function shortTime(timestamp: string): string {
  return `${timestamp.slice(0, 16).replace('T', ' ')} UTC`;
}

function sendLink(name: string, login: string): Html {
  return html`<form method="post" action="/login/lost" class="stack">
    <input type="hidden" name="login" value="${login}">
    <button class="primary">${name}</button>
  </form>`;
}

/** Who looks at a page that is open to all. */
interface Visit {
  /** Where somebody is logged in. */
  readonly customer: Customer | undefined;
}

/** The page that the mailed link leads to. */
export function recoveryPage({ customer }: Visit): Page {
  return cardPage(
    { title: 'Deactivate OTP', scripts: ['recovery-page'], customer, hasLogin: true },
    html`<keyfob-recovery heading-level="1" link>
        <a slot="support" href="/support">Contact support</a>
        <a slot="login" class="button primary" href="/login">Log in</a>
      </keyfob-recovery>
      ${needsJavaScript()}`,
  );
}

/** The page behind the link of every notice, for owners who did not do what it tells of. */
export function noticePage({ customer }: Visit): Page {
  return cardPage(
    { title: 'Keep my account safe', scripts: ['notice-page'], customer, hasLogin: true },
    html`<keyfob-notice heading-level="1"><a slot="support" href="/support">Contact support</a></keyfob-notice>
      ${needsJavaScript()}`,
  );
}

/** The contact form for customers who have neither the authenticator nor the mailbox or phone. */
export function supportPage({
  customer,
  email,
  isOwing,
}: Visit & {
  /** Known where somebody owes a code. */
  email: string | undefined;
  isOwing: boolean;
}): Page {
  return cardPage(
    { title: 'Contact support', scripts: ['support-page'], customer, hasLogin: !isOwing },
    html`<keyfob-support-request heading-level="1" presentation="inline" ${email ? html`email="${email}"` : ''}>
      </keyfob-support-request>
      <noscript>
        <h1>Contact support</h1>
        <p>
          This form needs JavaScript. Without it, write to <strong>support@example.test</strong>. We make
          sure that it is you before OTP is turned off.
        </p>
      </noscript>
      ${isOwing ? html`<p class="foot"><a href="/login/code">Back to the code</a></p>` : ''}`,
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
