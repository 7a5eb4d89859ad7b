import type { ContactKind } from '@keyfob/core/contract';
import { requireSecondFactor } from '@keyfob/express';
import { type Request, Router } from 'express';
import type { RateLimiterRes } from 'rate-limiter-flexible';
import type { Customer } from '../data/users.ts';
import { type ContactsView, contactsPage, overviewPage, securityPage } from '../pages/account.ts';
import { eventsPage } from '../pages/events.ts';
import { show } from '../pages/layout.ts';
import type { RouteParts } from './parts.ts';
import { textFields } from './text-fields.ts';

const eventsPerPage = 25;
const contactCodesPerHour = 10;

/** My Account > Customer, for signed-in customers who have given everything the account asks for. */
export function accountRoutes(parts: RouteParts): Router {
  const routes = Router();
  const { host, customers, codes, inbox, isLocal, limiter } = parts;
  const { keyfob } = host;
  const sent = limiter({ name: 'contact-code', points: contactCodesPerHour, seconds: 3600 });

  routes.use('/account', requireSecondFactor(host, { redirectTo: '/login' }));

  routes.get('/account', (_request, response) => response.redirect(303, '/account/customer'));

  routes.get('/account/customer', async (request, response) => {
    const customer = await customerOf(request);
    const status = await keyfob.status({ userId: customer.id });
    show(response, overviewPage(customer, status));
  });

  routes.get('/account/customer/security', async (request, response) => {
    show(response, securityPage(await customerOf(request)));
  });

  routes.get('/account/customer/events', async (request, response) => {
    const customer = await customerOf(request);
    const before = Number(request.query.before) || undefined;
    const found = await keyfob.events({ userId: customer.id, limit: eventsPerPage + 1, before });
    const events = found.slice(0, eventsPerPage);
    const older = found.length > eventsPerPage ? events.at(-1)?.id : undefined;
    show(response, eventsPage(customer, { events, older }));
  });

  routes.get('/account/customer/contacts', async (request, response) => {
    show(response, contactsPage(await customerOf(request), contactsView(request.query.sent)));
  });

  for (const kind of ['email', 'phone'] as const) {
    routes.post(`/account/customer/contacts/${kind}/code`, async (request, response, next) => {
      if (!isLocal) {
        next();
        return;
      }
      const customer = await customerOf(request);
      const { id, email, phone } = customer;
      const refused = await sent.consume(id).then(
        () => undefined,
        (limit: RateLimiterRes | Error) => {
          if (limit instanceof Error) throw limit; // nothing was counted
          return Math.ceil(limit.msBeforeNext / 1000);
        },
      );
      if (refused !== undefined) {
        response.set('Retry-After', String(refused));
        const text = 'You have asked for too many codes. Try again in an hour.';
        show(response.status(429), contactsPage(customer, { problem: { kind, text } }));
        return;
      }
      const code = await codes.issue(id, kind);
      await inbox.deliver({
        kind: kind === 'email' ? 'mail' : 'sms',
        recipient: kind === 'email' ? email : phone,
        text: `Your code for Example Hosting is ${code}. It is valid for 10 minutes.`,
      });
      response.redirect(303, `/account/customer/contacts?sent=${kind}`);
    });

    routes.post(`/account/customer/contacts/${kind}`, async (request, response) => {
      const customer = await customerOf(request);
      const outcome = await codes.redeem(customer.id, kind, textFields(request.body).code);
      if (outcome === 'right') {
        await customers.markVerified(customer.id, kind);
        response.redirect(303, '/account/customer/contacts');
        return;
      }
      const text =
        outcome === 'wrong'
          ? 'This code is wrong.'
          : 'This code is not valid any more. Send a new one.';
      show(response.status(422), contactsPage(customer, { problem: { kind, text } }));
    });
  }

  return routes;

  async function customerOf(request: Request): Promise<Customer> {
    const customer = await customers.byId(request.session.userId ?? '');
    if (customer === undefined) throw new Error('the guard let somebody pass who does not exist');
    return customer;
  }
}

function contactsView(sent: unknown): ContactsView {
  const kinds: readonly unknown[] = ['email', 'phone'] satisfies ContactKind[];
  return kinds.includes(sent) ? { sentTo: sent as ContactKind } : {};
}
