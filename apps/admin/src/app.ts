import { fileURLToPath } from 'node:url';
import { isKeyfobError } from '@keyfob/core';
import { keyfobRouter, requireSameOrigin } from '@keyfob/express';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import session from 'express-session';
import type { SessionStore } from './data/data.ts';
import { securityHeaders } from './headers.ts';
import { type Site, show } from './pages/layout.ts';
import { troublePage } from './pages/login.ts';
import type { ReachSettings } from './reach-settings.ts';
import type { Readiness } from './readiness.ts';
import { accountRoutes } from './routes/account.ts';
import { demoRoutes } from './routes/demo.ts';
import { deskRoutes } from './routes/desk.ts';
import { loginRoutes } from './routes/login.ts';
import type { RouteParts } from './routes/parts.ts';
import { recoveryRoutes } from './routes/recovery.ts';

export interface AppParts extends RouteParts, Pick<ReachSettings, 'proxies'> {
  readonly sessions: SessionStore;
  readonly sessionSecret: string;
  /** Refuses everything while the key ring or the store is not as it should be, and tells of that. */
  readonly readiness: Readiness;
  /** Serves the scripts and styles of the pages: from the build, or straight from the sources. */
  readonly assets: RequestHandler;
  /** Where customers reach the demo: forms from there are its own. */
  readonly origin: string;
  readonly isDevelopment: boolean;
}

const favicon = fileURLToPath(new URL('favicon.svg', import.meta.url));

/** The whole demo as one Express application. */
export function buildApp(parts: AppParts): Express {
  const { host, sessions, sessionSecret, origin, proxies, isLocal } = parts;
  const app = express();
  app.disable('x-powered-by');
  if (proxies !== undefined) app.set('trust proxy', proxies);
  app.locals.site = { isLocal } satisfies Site;
  app.use(securityHeaders(parts.isDevelopment));
  app.get('/favicon.svg', (_request, response) => response.sendFile(favicon));
  app.get('/ready', noStore, ...parts.readiness.route);
  app.use(parts.assets, parts.readiness.gate);
  app.use(noStore);
  const isSecure = origin.startsWith('https:');
  app.use(
    session({
      // The prefix keeps other hosts of the domain from setting this cookie.
      name: isSecure ? '__Host-keyfob-demo' : 'keyfob-demo',
      secret: sessionSecret,
      store: sessions,
      resave: false,
      saveUninitialized: false,
      cookie: { httpOnly: true, sameSite: 'lax', secure: isSecure },
    }),
  );
  app.use('/otp', keyfobRouter(host));
  const isOwnForm = requireSameOrigin({ origins: [origin] });
  app.use(isOwnForm, express.urlencoded({ extended: false, limit: '4kb' }));
  app.get('/', (_request, response) => response.redirect(303, '/account/customer'));
  app.use(loginRoutes(parts), recoveryRoutes(parts), accountRoutes(parts), deskRoutes(parts));
  if (isLocal) app.use(demoRoutes(parts));
  app.use((_request, response) => {
    const text = 'This page does not exist, or not any more.';
    show(response.status(404), troublePage({ title: 'Page not found', text }));
  });
  app.use(showTrouble);
  return app;
}

/** Pages of an account must not come back from a cache or by the Back button after log-out. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};

const showTrouble: ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const given = Number((error as { status?: unknown } | null)?.status);
  const status = given >= 400 && given < 500 ? given : 503;
  if (status === 503 && !isKeyfobError(error)) console.error('demo: a request failed:', error);
  const text =
    status === 503
      ? 'Log-in and account pages are not available at the moment. Please try again in a few minutes.'
      : 'The request was malformed.';
  const title = status === 503 ? 'Temporarily unavailable' : 'That did not work';
  const wait = isKeyfobError(error) ? error.details.retryAfterSeconds : undefined;
  if (wait !== undefined) response.set('Retry-After', String(wait));
  show(response.status(status), troublePage({ title, text }));
};
