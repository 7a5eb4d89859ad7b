import { isKeyfobError, type KeyfobError } from '@keyfob/core';
import {
  beginLogin,
  completeLogin,
  logOut,
  pendingLoginId,
  requirePendingLogin,
} from '@keyfob/express';
import { type Response, Router } from 'express';
import { examplePassword, isExample } from '../data/example-customers.ts';
import { show } from '../pages/layout.ts';
import { codePage, loginPage } from '../pages/login.ts';
import { passwordLimit } from '../password-limit.ts';
import type { RouteParts } from './parts.ts';
import { textFields } from './text-fields.ts';

const wrongCredentials = 'The e-mail or the password is wrong.';
const logInEnded = 'Your log-in has ended before the code was checked. Please log in again.';
const tooManyAttempts = 'Too many attempts. Please wait a few minutes.';

/** The way in and out: password, code, log-out. */
export function loginRoutes({ host, customers, isLocal, limiter }: RouteParts): Router {
  const routes = Router();
  const limit = passwordLimit(limiter);

  routes.get('/login', (request, response) => {
    const email = String(request.query.example ?? '');
    const isOffered = isLocal && isExample(email);
    show(response, loginPage(isOffered ? { email, password: examplePassword } : {}));
  });

  routes.post('/login', async (request, response) => {
    const { email, password } = textFields(request.body);
    const verdict = await limit({ email, address: request.ip }, async () => {
      const customer = await customers.logIn(email, password);
      const isClosed = customer !== undefined && isExample(customer.email) && !isLocal;
      return isClosed ? undefined : customer;
    });
    if ('retryAfterSeconds' in verdict) {
      response.set('Retry-After', String(verdict.retryAfterSeconds));
      show(response.status(429), loginPage({ email, problem: tooManyAttempts }));
      return;
    }
    if ('wrong' in verdict) {
      show(response.status(422), loginPage({ email, problem: wrongCredentials }));
      return;
    }
    const next = await beginLogin(host, request, verdict.right.id);
    response.redirect(303, next === 'code_required' ? '/login/code' : '/account/customer');
  });

  const owesCode = requirePendingLogin(host, { redirectTo: '/login' });

  routes.get('/login/code', owesCode, (request, response) => {
    show(response, codePage({ login: pendingLoginId(request) }));
  });

  // Scripts use POST /otp/verification; this is the same step for a page without JavaScript.
  routes.post('/login/code', async (request, response) => {
    const { code, login } = textFields(request.body);
    try {
      await completeLogin(host, request, code, { login });
    } catch (error) {
      if (!isKeyfobError(error) || error.code === 'unavailable') throw error;
      refuseCode(response, error, login);
      return;
    }
    response.redirect(303, '/account/customer');
  });

  routes.post('/logout', async (request, response) => {
    await logOut(host, request);
    response.redirect(303, '/login');
  });

  return routes;
}

function refuseCode(
  response: Response,
  { code, status, details }: KeyfobError,
  login: string,
): void {
  if (code === 'login_required') {
    show(response.status(status), loginPage({ problem: logInEnded }));
    return;
  }
  if (code === 'not_enabled') {
    response.redirect(303, '/login');
    return;
  }
  const { retryAfterSeconds } = details;
  if (retryAfterSeconds !== undefined) response.set('Retry-After', String(retryAfterSeconds));
  show(response.status(status), codePage({ login, problem: codeProblem(code, retryAfterSeconds) }));
}

function codeProblem(code: KeyfobError['code'], wait: number | undefined): string {
  switch (code) {
    case 'invalid_input':
      return 'The code has six digits. Please enter all of them.';
    case 'code_already_used':
      return `This code was used before. Wait ${wait} seconds for the next one.`;
    case 'too_many_attempts':
      return wait === undefined
        ? 'Too many wrong codes. Say that you lost your OTP keycard to get in without it.'
        : `Too many wrong codes. Try again in ${wait} seconds.`;
    default:
      return 'This code is wrong. Enter the one that your authenticator shows now.';
  }
}
