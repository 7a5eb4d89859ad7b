import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * The headers of every page. No inline script or style, no foreign origin, and scripts cannot turn
 * text into markup (Trusted Types; Lit's own policy is the one exception).
 *
 * @param isDevelopment lets the development server connect, reload and style the page
 */
export function securityHeaders(isDevelopment: boolean): RequestHandler {
  const strict = {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
    'require-trusted-types-for': ["'script'"],
    'trusted-types': ['lit-html'],
  };
  const relaxed = {
    ...strict,
    'style-src': ["'self'", "'unsafe-inline'"],
    'connect-src': ["'self'", 'ws:'],
    'require-trusted-types-for': null,
    'trusted-types': null,
  };
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: isDevelopment ? relaxed : strict,
    },
    originAgentCluster: false, // the mails of the inbox stand in frames without an origin
    // Forms without JavaScript would send no origin under `no-referrer`.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}
