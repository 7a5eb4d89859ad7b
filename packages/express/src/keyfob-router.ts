import { rejectionsToNext } from '@keyfob/core/adapter';
import { KeyfobError, type RouteName, routes } from '@keyfob/core/contract';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
} from 'express';
import type { Call } from './calls/call.ts';
import { factorCalls } from './calls/factor-calls.ts';
import { recoveryCalls } from './calls/recovery-calls.ts';
import { supportCalls } from './calls/support-calls.ts';
import { TextFile } from './calls/text-file.ts';
import type { KeyfobHost } from './host.ts';
import { type CheckedHost, checkedHost } from './host-gate.ts';
import { asKeyfobError, sendProblem } from './problems.ts';
import { readBody } from './read-body.ts';
import { requireSameOrigin } from './same-origin.ts';

const calls: Readonly<Record<RouteName, Call>> = {
  ...factorCalls,
  ...recoveryCalls,
  ...supportCalls,
};

const longestBody = 4096;
/** For people who write to support: 2,000 characters of any script, and a CAPTCHA. */
const longestText = 16_384;
const takesText: ReadonlySet<string> = new Set<RouteName>([
  'requestSupport',
  'commentRequest',
  'decideRequest',
]);
/** What is asked for has not happened yet when the answer comes: a message is on its way. */
const answersLater: ReadonlySet<string> = new Set<RouteName>([
  'beginRecovery',
  'sendRecoverySms',
  'requestSupport',
]);

/**
 * The HTTP API of `docs/reference/http-api.md`, to be mounted after the session middleware and before
 * body parsers: `app.use('/otp', keyfobRouter(host))`.
 *
 * Answers are JSON and never cached; errors are problem documents (RFC 9457). State changes are taken
 * only from pages of the application's own origin.
 *
 * @throws TypeError when `host` lacks a part, has one that is not known, or Express is older than 4.21
 */
export function keyfobRouter(host: KeyfobHost): Router {
  const gate = checkedHost(host, 'keyfobRouter');
  const router = express.Router({ caseSensitive: true, strict: true });
  router.use(setHeaders, requireSameOrigin({ origins: gate.origins, onFault: gate.listener }));
  for (const [name, { method, path }] of Object.entries(routes)) {
    const register = { GET: 'get', POST: 'post', DELETE: 'delete' } as const;
    const call = calls[name as RouteName];
    const longest = takesText.has(name) ? longestText : longestBody;
    const read = method === 'GET' ? [] : [readBody(longest)];
    const answer = async (request: Request, response: Response) => {
      const given = await call(gate, request);
      if (given instanceof TextFile) given.send(response);
      else response.status(answersLater.has(name) ? 202 : 200).json(given);
    };
    router[register[method]](path, ...read, rejectionsToNext(answer));
  }
  router.use((_request, _response, next) => next(new KeyfobError('not_found')));
  router.use(answerError(gate));
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

function answerError(host: CheckedHost): ErrorRequestHandler {
  return (thrown, _request, response, next) => {
    const error = asKeyfobError(thrown, host);
    if (response.headersSent) next(error);
    else sendProblem(response, error);
  };
}
