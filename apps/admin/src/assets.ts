import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { type RequestHandler, Router } from 'express';

const built = fileURLToPath(new URL('../dist/browser', import.meta.url));
const sources = fileURLToPath(new URL('browser', import.meta.url));

/**
 * Serves what pages load under `/assets`: the build, or in development the sources through Vite,
 * which reloads the page when one changes.
 */
export async function assets(isDevelopment: boolean, server: Server): Promise<RequestHandler> {
  const routes = Router();
  if (!isDevelopment) {
    routes.use('/assets', express.static(built, { fallthrough: false, cacheControl: false }));
    return routes;
  }
  const { createServer } = await import('vite');
  const vite = await createServer({
    root: sources,
    configFile: false,
    appType: 'custom',
    server: { middlewareMode: { server } },
    resolve: { conditions: ['@keyfob/source', 'module', 'browser', 'development'] },
  });
  routes.get('/assets/:name.js', (request, response, next) => {
    request.url = `/${request.params.name}.ts`;
    vite.middlewares(request, response, next);
  });
  routes.get('/assets/site.css', (request, response, next) => {
    request.url = '/site.css';
    vite.middlewares(request, response, next);
  });
  routes.use(vite.middlewares);
  return routes;
}
