import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createKeyfob, generateKeyRing, parseKeyRing } from '@keyfob/core';
import { memoryStore, memoryUsers, virtualAuthenticator } from '@keyfob/core/testing';
import { beginLogin, type KeyfobHost, keyfobRouter } from '@keyfob/express';
import express, { type Express } from 'express';
import session from 'express-session';
import type { Rolldown } from 'vite';
import type { SpeedPage } from './speed-pages.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

/** A page with the scripts that were bundled for it; none where it has the ready files. */
export interface BuiltPage extends SpeedPage {
  readonly chunks: readonly Rolldown.OutputChunk[];
}

const bundle = join(import.meta.dirname, '../../../../packages/elements/dist/bundle');
const password = 'correct horse battery staple';

/** One site with all pages, the real API behind them, everything compressed. Pages are at `/page/0` and so on. */
export async function speedSite(pages: readonly BuiltPage[]): Promise<Express> {
  const user = { email: 'alex@example.test', password, label: 'alex' };
  const keyfob = createKeyfob({
    issuer: 'Example',
    store: memoryStore(),
    keys: parseKeyRing(generateKeyRing()),
    users: memoryUsers({ on: user, off: user }),
    policy: { enrolmentsPerHour: 1000 },
  });
  const host: KeyfobHost = {
    keyfob,
    currentUser: (request) => request.session.userId,
    signIn: (request, userId) => {
      request.session.userId = userId;
    },
  };
  const { uri } = await keyfob.beginEnrolment({ userId: 'on' });
  const code = virtualAuthenticator(uri).codeAt(Date.now());
  await keyfob.activate({ userId: 'on', input: { password, code } });

  const app = express();
  app.use(session({ secret: 'an example', resave: false, saveUninitialized: false }));
  app.use('/otp', keyfobRouter(host));
  app.get('/page/:index', async (request, response) => {
    const page = pages[Number(request.params.index)];
    if (!page) return void response.sendStatus(404);
    if (page.at === 'code') await beginLogin(host, request, 'on');
    else request.session.userId = 'off';
    const entry = page.chunks.find(({ isEntry }) => isEntry)?.fileName;
    const script = entry
      ? `<script type="module" src="/script/${request.params.index}/${entry}"></script>`
      : '';
    send(
      response,
      'text/html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><link rel="icon" href="data:,"><title>Speed</title>${page.body}${script}`,
    );
  });
  app.get('/script/:index/:name', (request, response) => {
    const { index, name } = request.params;
    const chunk = pages[Number(index)]?.chunks.find(({ fileName }) => fileName === name);
    send(response, 'text/javascript', chunk?.code ?? '');
  });
  app.get('/keyfob/*path', (request, response) => {
    const path = ([] as string[]).concat(request.params.path as string | string[]).join('/');
    send(response, 'text/javascript', readFileSync(join(bundle, path), 'utf8'));
  });
  return app;
}

function send(response: express.Response, type: string, text: string): void {
  response.set({ 'content-type': type, 'content-encoding': 'gzip', 'cache-control': 'no-store' });
  response.end(gzipSync(text));
}
