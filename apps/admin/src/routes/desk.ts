import { requireSecondFactor } from '@keyfob/express';
import { Router } from 'express';
import { deskPage } from '../pages/desk.ts';
import { show } from '../pages/layout.ts';
import { troublePage } from '../pages/login.ts';
import type { RouteParts } from './parts.ts';

/** The support desk, for staff. What they may do there is checked again by each call (U1, U2). */
export function deskRoutes({ host, customers }: RouteParts): Router {
  const routes = Router();
  routes.get(
    '/desk',
    requireSecondFactor(host, { redirectTo: '/login' }),
    async (request, response) => {
      const customer = await customers.byId(request.session.userId ?? '');
      if (customer?.role !== 'staff') {
        const text = 'Only people who work at the support desk can open this page.';
        show(response.status(403), troublePage({ title: 'Staff only', text }));
        return;
      }
      const { state } = await host.keyfob.status({ userId: customer.id });
      const hasOtp = state === 'on' || state === 'blocked';
      show(response, deskPage(customer, { hasOtp }));
    },
  );
  return routes;
}
