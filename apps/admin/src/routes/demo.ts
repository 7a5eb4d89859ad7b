import { Router } from 'express';
import { authenticatorPage, inboxPage } from '../pages/demo.ts';
import { show } from '../pages/layout.ts';
import type { RouteParts } from './parts.ts';
import { signedIn } from './signed-in.ts';

/** A mail of somebody else's making: it may have colours of its own and nothing more. */
const mailPolicy = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'", // the inbox
  // No scripts, no forms; a page that a link of it opens in a new tab is free of all this.
  'sandbox allow-popups allow-popups-to-escape-sandbox',
].join('; ');

/** What no real site has: a phone in the browser, and everybody's mail in one place. */
export function demoRoutes({ inbox, customers }: RouteParts): Router {
  const routes = Router();

  routes.get('/demo/authenticator', async (request, response) => {
    show(response, authenticatorPage(await signedIn(request, customers)));
  });

  routes.get('/demo/inbox', async (request, response) => {
    const customer = await signedIn(request, customers);
    const policy = String(response.get('Content-Security-Policy'));
    response.set('Content-Security-Policy', `${policy};frame-src 'self'`); // the mails
    show(response, inboxPage(await inbox.list(), { customer }));
  });

  // The page asks for this and loads anew when something has come.
  routes.get('/demo/inbox/newest', async (_request, response) => {
    response.json(await inbox.newest());
  });

  routes.get('/demo/inbox/:id/html', async (request, response, next) => {
    const message = await inbox.find(Number(request.params.id));
    if (message?.html === undefined) {
      next();
      return;
    }
    response.set({
      'Content-Security-Policy': mailPolicy,
      'Referrer-Policy': 'no-referrer',
      'X-Frame-Options': 'SAMEORIGIN',
    });
    response.type('html').send(message.html.replace('<head>', '<head><base target="_blank">'));
  });

  return routes;
}
