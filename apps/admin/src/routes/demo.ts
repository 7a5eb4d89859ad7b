import { Router } from 'express';
import type { Inbox } from '../data/inbox.ts';
import { authenticatorPage, inboxPage } from '../pages/demo.ts';

/** What no real site has: a phone in the browser, and everybody's mail in one place. */
export function demoRoutes(inbox: Inbox): Router {
  const routes = Router();
  routes.get('/demo/authenticator', (_request, response) => {
    response.send(String(authenticatorPage()));
  });
  routes.get('/demo/inbox', (_request, response) => {
    response.send(String(inboxPage(inbox.list())));
  });
  return routes;
}
