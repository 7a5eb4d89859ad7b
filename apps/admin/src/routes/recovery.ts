import { isKeyfobError, type KeyfobError, type PendingLogin, readSessionState } from '@keyfob/core';
import { namedPending } from '@keyfob/core/adapter';
import { requirePendingLogin } from '@keyfob/express';
import { type Request, type RequestHandler, Router } from 'express';
import { show } from '../pages/layout.ts';
import { lostPage, noticePage, recoveryPage, supportPage } from '../pages/recovery.ts';
import type { RouteParts } from './parts.ts';
import { signedIn } from './signed-in.ts';
import { textFields } from './text-fields.ts';

/** The way back in for customers without their authenticator. */
export function recoveryRoutes({ host, customers }: RouteParts): Router {
  const { keyfob } = host;
  const routes = Router();
  const owesCode = requirePendingLogin(host, { redirectTo: '/login' });

  routes.get('/login/lost', owesCode, async (request, response) => {
    const pending = pendingOf(request, request.query.login);
    const recovery = await keyfob.recovery({ pending });
    show(response, lostPage({ recovery, login: pending?.id ?? '' }));
  });

  // With JavaScript the component asks for the link; this is the same step for a plain form.
  routes.post('/login/lost', async (request, response) => {
    const pending = pendingOf(request, textFields(request.body).login);
    if (pending === undefined) {
      response.redirect(303, '/login');
      return;
    }
    const client = { address: request.ip, userAgent: request.get('user-agent') };
    try {
      await keyfob.beginRecovery({ pending, input: {}, client });
    } catch (error) {
      if (!isKeyfobError(error) || error.code === 'unavailable') throw error;
      if (error.code === 'login_required' || error.code === 'not_enabled') {
        response.redirect(303, '/login');
        return;
      }
      const recovery = await keyfob.recovery({ pending });
      const { retryAfterSeconds } = error.details;
      if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
      show(
        response.status(error.status),
        lostPage({ recovery, login: pending.id, problem: problemOf(error) }),
      );
      return;
    }
    response.redirect(303, `/login/lost?login=${pending.id}`);
  });

  routes.get('/recovery', noReferrer, async (request, response) => {
    show(response, recoveryPage({ customer: await signedIn(request, customers) }));
  });

  routes.get('/notice', noReferrer, async (request, response) => {
    show(response, noticePage({ customer: await signedIn(request, customers) }));
  });

  routes.get('/support', async (request, response) => {
    const { userId } = pendingOf(request) ?? {};
    const email = userId === undefined ? undefined : (await customers.byId(userId))?.email;
    const customer = await signedIn(request, customers);
    show(response, supportPage({ customer, email, isOwing: userId !== undefined }));
  });

  return routes;
}

/** A token stands in the fragment of these pages: not even their address leaves them (R6). */
const noReferrer: RequestHandler = (_request, response, next) => {
  response.set('Referrer-Policy', 'no-referrer');
  next();
};

function pendingOf(request: Request, login?: unknown): PendingLogin | undefined {
  return namedPending(readSessionState(request.session), login === '' ? undefined : login);
}

function problemOf({ code, details }: KeyfobError): string {
  const { retryAfterSeconds: wait } = details;
  if (code === 'delivery_limit') {
    return wait === undefined || wait > 3600
      ? 'We can’t send you more messages for now. Try again tomorrow, or contact support.'
      : `We have just sent you a link. You can ask for another one in ${wait} seconds.`;
  }
  return 'OTP can’t be turned off by mail and SMS for this account at the moment. Please contact support.';
}
