import { requireSecondFactor } from '@keyfob/express';
import { Router } from 'express';
import { deskPage } from '../pages/desk.ts';
import { troublePage } from '../pages/login.ts';
import type { AccountParts } from './account.ts';

/** The support desk, for staff. What they may do there is checked again by each call (U1, U2). */
export function deskRoutes({ host, customers }: AccountParts): Router {
  const routes = Router();
  routes.get(
    '/desk',
    requireSecondFactor(host, { redirectTo: '/login' }),
    async (request, response) => {
      const customer = customers.byId(host.currentUser(request) ?? '');
      if (customer?.role !== 'staff') {
        const text = 'The support desk is for people who work here.';
        response.status(403).send(String(troublePage({ title: 'Not for you', text })));
        return;
      }
      const { state } = await host.keyfob.status({ userId: customer.id });
      const hasOtp = state === 'on' || state === 'blocked';
      response.send(String(deskPage(customer, { hasOtp })));
    },
  );
  return routes;
}
