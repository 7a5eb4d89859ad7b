import {
  type ActivationRequest,
  type DeactivationRequest,
  KeyfobError,
  type RouteName,
  routes,
  type Status,
  type VerificationRequest,
} from '@keyfob/core/contract';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';
import { signedInUser } from './guards.ts';
import type { KeyfobHost } from './host.ts';
import { clientOf, signInWithCode } from './login.ts';
import { asKeyfobError, sendProblem } from './problems.ts';
import { readBody } from './read-body.ts';
import { requireSameOrigin } from './same-origin.ts';
import { noteSecondFactor, renewSession, save, sessionState } from './session.ts';

/** One call: gets a request whose body was read, gives what goes back as JSON. */
type Call = (host: KeyfobHost, request: Request) => Promise<object>;

const calls: Readonly<Record<RouteName, Call>> = {
  async status(host, request) {
    const { pending } = sessionState(request);
    const signedIn = host.currentUser(request) !== undefined;
    if (signedIn || pending === undefined) {
      return host.keyfob.status({ userId: await signedInUser(host, request) });
    }
    const status = await host.keyfob.status({ userId: pending.userId });
    return { ...status, authenticators: [] } satisfies Status; // their names are for the owner alone
  },

  async beginEnrolment(host, request) {
    const userId = await signedInUser(host, request);
    refuseFields(request);
    return host.keyfob.beginEnrolment({ userId, client: clientOf(request) });
  },

  async cancelEnrolment(host, request) {
    const userId = await signedInUser(host, request);
    refuseFields(request);
    return host.keyfob.cancelEnrolment({ userId, client: clientOf(request) });
  },

  async activate(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as ActivationRequest; // activate() checks it
    const client = clientOf(request);
    const { status, verifiedAt } = await host.keyfob.activate({ userId, input, client });
    await renewSession(request);
    await noteSecondFactor(request, { userId, verifiedAt });
    await host.endOtherSessions?.(request, userId);
    return status;
  },

  async verify(host, request) {
    await signInWithCode(host, request, request.body as VerificationRequest); // verify() checks it
    return { state: 'signed_in' };
  },

  async deactivate(host, request) {
    const userId = await signedInUser(host, request);
    const input = request.body as DeactivationRequest; // deactivate() checks it
    const status = await host.keyfob.deactivate({ userId, input, client: clientOf(request) });
    await renewSession(request);
    await save(request);
    await host.endOtherSessions?.(request, userId);
    return status;
  },
};

/**
 * The HTTP API of `docs/reference/http-api.md`, to be mounted after the session middleware and before
 * body parsers: `app.use('/otp', keyfobRouter(host))`.
 *
 * Answers are JSON and never cached; errors are problem documents (RFC 9457). State changes are taken
 * only from pages of the application's own origin.
 *
 * @throws TypeError when `host` lacks a part
 */
export function keyfobRouter(host: KeyfobHost): Router {
  for (const name of ['currentUser', 'signIn'] as const) {
    if (typeof host?.[name] !== 'function') {
      throw new TypeError(`keyfobRouter: the host has no function ${name}()`);
    }
  }
  if (typeof host.keyfob?.verify !== 'function') {
    throw new TypeError('keyfobRouter: host.keyfob is not what createKeyfob made');
  }
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(setHeaders, requireSameOrigin(host));
  for (const [name, { method, path }] of Object.entries(routes)) {
    const register = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;
    const call = calls[name as RouteName];
    const read = method === 'GET' ? [] : [readBody];
    router[register[method]](path, ...read, async (request, response) => {
      response.json(await call(host, request));
    });
  }
  router.use((_request, _response, next) => next(new KeyfobError('not_found')));
  router.use(answerError(host));
  return router;
}

/** What every answer needs that tells of an account (W4). */
const setHeaders: RequestHandler = (request, response, next) => {
  response.set({
    'Cache-Control': 'no-store',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.secure) response.set('Strict-Transport-Security', 'max-age=31536000');
  next();
};

/** A call that takes nothing takes no hidden switches either (W8). */
function refuseFields(request: Request): void {
  const fields = Object.keys(request.body ?? {}).map((field) => ({
    field: field.slice(0, 64),
    reason: 'unknown_field' as const,
  }));
  if (fields.length > 0) throw new KeyfobError('invalid_input', { fields });
}

function answerError(host: KeyfobHost): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    const error = asKeyfobError(thrown, host);
    if (response.headersSent) next(error);
    else sendProblem(response, error);
  };
}
