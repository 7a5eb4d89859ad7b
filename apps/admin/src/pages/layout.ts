import type { Response } from 'express';
import { html } from 'hono/html';
import type { Customer } from '../data/users.ts';

/** A piece of a page. Every value put into one is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

/** What all pages of a running demo have in common; stands in `app.locals.site`. */
export interface Site {
  /** Whether the example accounts are offered, with an authenticator and a mailbox for them. */
  readonly isLocal: boolean;
}

/** A whole page, drawn for the site that sends it. */
export type Page = (site: Site) => Html;

/** Sends a page as this site has it. */
export function show(response: Response, page: Page): void {
  response.send(String(page(response.app.locals.site as Site))); // set once, by `buildApp`
}

export interface PageOptions {
  readonly title: string;
  /** Scripts of `src/browser`, by name. */
  readonly scripts?: readonly string[];
  readonly customer?: Customer | undefined;
  /** For pages that are open to all: leads who is not logged in to the log-in. */
  readonly hasLogin?: boolean;
  /** Path of the entry in the left menu that is open. */
  readonly current?: string;
  /** Of a card. Default `narrow`, for forms. */
  readonly width?: 'narrow' | 'wide';
}

type Section = '/account' | '/desk';

const menu = [
  ['/account/customer', 'Overview'],
  ['/account/customer/contacts', 'Contact Details'],
  ['/account/customer/security', 'Account Security'],
  ['/account/customer/events', 'Security Events'],
] as const;

/** A page of the account: navigation above, menu on the left. */
export function accountPage(options: PageOptions & { current: string }, content: Html): Page {
  const { current, title } = options;
  return page(
    options,
    html`<div class="shell">
      <nav class="menu" aria-label="Customer">
        <p class="menu-title">Customer</p>
        <ul>
          ${menu.map(
            ([path, name]) => html`<li>
              <a href="${path}" ${path === current ? html`aria-current="page"` : ''}>${name}</a>
            </li>`,
          )}
        </ul>
      </nav>
      <main id="content">
        <nav aria-label="Breadcrumb">
          <ol class="breadcrumb">
            <li><a href="/account">My Account</a></li>
            <li><a href="/account/customer">Customer</a></li>
            <li aria-current="page">${title}</li>
          </ol>
        </nav>
        <h1>${title}</h1>
        ${content}
      </main>
    </div>`,
    '/account',
  );
}

/** A page of the support desk, as wide as its lists need. Its content brings the heading. */
export function deskLayout(options: PageOptions, content: Html): Page {
  return page(
    options,
    html`<div class="shell wide"><main id="content">${content}</main></div>`,
    '/desk',
  );
}

/** A page with nothing but one card, for the way in. Its content brings the heading. */
export function cardPage(options: PageOptions, content: Html): Page {
  const { width = 'narrow' } = options;
  return page(
    options,
    html`<main id="content" class="centre"><div class="card ${width}">${content}</div></main>`,
  );
}

function page(
  { title, scripts = [], customer, hasLogin = false }: PageOptions,
  content: Html,
  section?: Section,
): Page {
  return ({ isLocal }) => html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>${title} · Example Hosting</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/assets/site.css">
        ${scripts.map((name) => html`<script type="module" src="/assets/${name}.js"></script>`)}
      </head>
      <body>
        <a class="skip" href="#content">Skip to content</a>
        <header class="top">
          <a class="logo" href="/"><img src="/favicon.svg" alt="" width="26" height="26"><span>Example Hosting</span></a>
          ${customer ? navigation(customer, section) : hasLogin ? loginLink() : ''}
        </header>
        ${content} ${isLocal ? demoBar() : ''}
      </body>
    </html>`;
}

function navigation({ email, role }: Customer, section: Section | undefined): Html {
  const places: readonly (readonly [Section, string])[] = [
    ['/account', 'My Account'],
    ...(role === 'staff' ? [['/desk', 'Support Desk'] as const] : []),
  ];
  return html`<nav class="main" aria-label="Main">
      ${places.map(
        ([path, name]) =>
          html`<a href="${path}" ${path === section ? html`aria-current="true"` : ''}>${name}</a>`,
      )}
    </nav>
    <div class="who">
      <span class="email">${email}</span>
      <form method="post" action="/logout"><button class="quiet">Log out</button></form>
    </div>`;
}

function loginLink(): Html {
  return html`<div class="who"><a class="button quiet" href="/login">Log in</a></div>`;
}

/** What only a demo has, kept apart from what a customer would see. */
function demoBar(): Html {
  return html`<aside class="demo" aria-label="Demo aids">
    <span class="tag">Demo</span>
    <a href="/demo/authenticator" target="keyfob-demo-authenticator">Virtual authenticator</a>
    <a href="/demo/inbox" target="keyfob-demo-inbox">Inbox</a>
  </aside>`;
}
