import type { ContactKind } from '@keyfob/core/contract';
import { type KeyfobHost, requireSecondFactor } from '@keyfob/express';
import { type Request, Router } from 'express';
import type { ContactCodes } from '../data/contact-codes.ts';
import type { Inbox } from '../data/inbox.ts';
import type { Customer, Customers } from '../data/users.ts';
import { type ContactsView, contactsPage, overviewPage, securityPage } from '../pages/account.ts';
import { eventsPage } from '../pages/events.ts';
import { textFields } from './login.ts';

const eventsPerPage = 25;

export interface AccountParts {
  readonly host: KeyfobHost;
  readonly customers: Customers;
  readonly codes: ContactCodes;
  readonly inbox: Inbox;
}

/** My Account > Customer, for signed-in customers who have given everything the account asks for. */
export function accountRoutes({ host, customers, codes, inbox }: AccountParts): Router {
  const routes = Router();
  const { keyfob } = host;

  routes.use('/account', requireSecondFactor(host, { redirectTo: '/login' }));

  routes.get('/account', (_request, response) => response.redirect(303, '/account/customer'));

  routes.get('/account/customer', async (request, response) => {
    const customer = customerOf(request);
    const status = await keyfob.status({ userId: customer.id });
    response.send(String(overviewPage(customer, status)));
  });

  routes.get('/account/customer/security', (request, response) => {
    response.send(String(securityPage(customerOf(request))));
  });

  routes.get('/account/customer/events', async (request, response) => {
    const customer = customerOf(request);
    const before = Number(request.query.before) || undefined;
    const found = await keyfob.events({ userId: customer.id, limit: eventsPerPage + 1, before });
    const events = found.slice(0, eventsPerPage);
    const older = found.length > eventsPerPage ? events.at(-1)?.id : undefined;
    response.send(String(eventsPage(customer, { events, older })));
  });

  routes.get('/account/customer/contacts', (request, response) => {
    response.send(String(contactsPage(customerOf(request), contactsView(request.query.sent))));
  });

  for (const kind of ['email', 'phone'] as const) {
    routes.post(`/account/customer/contacts/${kind}/code`, (request, response) => {
      const { id, email, phone } = customerOf(request);
      const code = codes.issue(id, kind);
      inbox.deliver({
        kind: kind === 'email' ? 'mail' : 'sms',
        recipient: kind === 'email' ? email : phone,
        text: `Your code for Example Hosting is ${code}. It is valid for 10 minutes.`,
      });
      response.redirect(303, `/account/customer/contacts?sent=${kind}`);
    });

    routes.post(`/account/customer/contacts/${kind}`, (request, response) => {
      const customer = customerOf(request);
      const outcome = codes.redeem(customer.id, kind, textFields(request.body).code);
      if (outcome === 'right') {
        customers.markVerified(customer.id, kind);
        response.redirect(303, '/account/customer/contacts');
        return;
      }
      const text =
        outcome === 'wrong'
          ? 'This code is wrong.'
          : 'This code is not valid any more. Send a new one.';
      response.status(422).send(String(contactsPage(customer, { problem: { kind, text } })));
    });
  }

  return routes;

  function customerOf(request: Request): Customer {
    const customer = customers.byId(host.currentUser(request) ?? '');
    if (customer === undefined) throw new Error('the guard let somebody pass who does not exist');
    return customer;
  }
}

function contactsView(sent: unknown): ContactsView {
  const kinds: readonly unknown[] = ['email', 'phone'] satisfies ContactKind[];
  return kinds.includes(sent) ? { sentTo: sent as ContactKind } : {};
}
