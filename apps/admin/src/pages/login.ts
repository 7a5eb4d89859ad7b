import { html } from 'hono/html';
import { exampleCustomers, examplePassword } from '../data/example-customers.ts';
import { cardPage, type Html, type Page } from './layout.ts';

/** The first step of a log-in: e-mail and password. */
export function loginPage({
  email = '',
  password = '',
  problem,
}: {
  email?: string;
  /** Of an example account, whose password everybody knows. */
  password?: string;
  problem?: string;
} = {}): Page {
  const focus = password ? 'button' : problem ? 'password' : 'email';
  const focused = (what: typeof focus) => (what === focus ? html`autofocus` : '');
  return (site) =>
    cardPage(
      { title: 'Log in' },
      html`<h1>Log in</h1>
      <p class="lead">Manage your services, your details and the security of your account.</p>
      ${problem ? html`<p class="alert" role="alert">${problem}</p>` : ''}
      <form method="post" action="/login" class="stack">
        <label for="email">E-mail</label>
        <input id="email" name="email" type="email" autocomplete="username" required value="${email}"
          ${focused('email')}>
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required
          value="${password}" ${focused('password')}>
        <button class="primary" ${focused('button')}>Log in</button>
      </form>
      ${site.isLocal ? exampleAccounts() : ''}`,
    )(site);
}

/** Each is a link that fills the form in, which needs no JavaScript. */
function exampleAccounts(): Html {
  return html`<aside class="hint" aria-label="Example accounts">
    <p><span class="tag">Demo</span> Choose an account to fill in the form.</p>
    <ul>
      ${exampleCustomers.map(
        ({ email, note }) => html`<li>
          <a href="/login?example=${email}">${email}</a> <small>${note}</small>
        </li>`,
      )}
    </ul>
    <p><small>All have the password <code>${examplePassword}</code>.</small></p>
  </aside>`;
}

/**
 * The second step: the code. The form works without JavaScript; with it, the element takes over. Both
 * name the log-in that they are about: another tab may be at this step for somebody else.
 */
export function codePage({
  login = '',
  problem,
}: {
  login?: string | undefined;
  problem?: string;
}): Page {
  return cardPage(
    { title: 'OTP code', scripts: ['code-page'] },
    html`<keyfob-verification heading-level="1" autofocus login="${login}">
      <form method="post" action="/login/code" class="stack" data-fallback>
        <h1>Enter your code</h1>
        <p class="lead">Open your authenticator and enter the code it shows for this account.</p>
        ${problem ? html`<p class="alert" role="alert">${problem}</p>` : ''}
        <input type="hidden" name="login" value="${login}">
        <label for="code">OTP code</label>
        <input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" autocapitalize="off"
          spellcheck="false" class="code" required autofocus>
        <button class="primary">Continue</button>
        <button class="quiet" formaction="/login/lost" formnovalidate>I lost my OTP keycard</button>
      </form>
      <p slot="lost"><a class="button" href="/login/lost?login=${login}">Get in without it</a></p>
    </keyfob-verification>
    <p class="foot"><a href="/login">Log in as somebody else</a></p>`,
  );
}

/** Says what went wrong where no better page can. */
export function troublePage({ title, text }: { title: string; text: string }): Page {
  return cardPage(
    { title },
    html`<h1>${title}</h1><p class="lead">${text}</p><p class="foot"><a href="/">Start again</a></p>`,
  );
}
