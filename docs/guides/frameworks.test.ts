/** The snippets of the guide to frameworks: compiled, bundled, and opened in Chromium. */
import { once } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createKeyfob, generateKeyRing, parseKeyRing } from '@keyfob/core';
import { memoryStore, virtualAuthenticator } from '@keyfob/core/testing';
import { beginLogin, keyfobRouter, requireSecondFactor } from '@keyfob/express';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import express, { type Request } from 'express';
import session from 'express-session';
import { type Browser, chromium } from 'playwright';
import { build, type InlineConfig } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchOptions } from '../../chromium.ts';
import { filesIn, pageAt, password, put, run, sectionOf, snippetFolder } from '../snippets.ts';

declare module 'express-session' {
  interface SessionData {
    userId: string;
  }
}

type Framework = 'React' | 'React18' | 'Vue' | 'Svelte' | 'Angular' | 'Next';

const guide = pageAt('docs/guides/frameworks.md');
const folder = snippetFolder();
const keyfob = createKeyfob({
  issuer: 'Example',
  store: memoryStore(),
  keys: parseKeyRing(generateKeyRing()),
  users: {
    find: (id) => ({ label: id, contacts: { email: 'verified', phone: 'verified' } }),
    verifyPassword: (_id, given) => given === password,
  },
});
/** What frameworks say to everybody who develops. */
const greetings = /Download the React DevTools|^Angular is running in development mode/;
/** What the browser gets in the place of the application, before any script has run. */
const served = new Map<string, string>();
let server: Server;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  browser = await chromium.launch(launchOptions);
  server = site().listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://localhost:${(server.address() as AddressInfo).port}`;
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.close();
});

it('React: a property, an event and show() of a ref', async () => {
  const place = prepare('React', {
    'main.tsx': `
      import { createRoot } from 'react-dom/client';
      import { CodeStep } from './code-step.tsx';
      createRoot(document.getElementById('app')!).render(<CodeStep />);`,
  });
  await bundle('React', place, 'main.tsx');

  await logIn('React', 'Enter the code');
}, 60_000);

it('React 18: the same, by way of @lit/react', async () => {
  const place = prepare('React18', {
    'main.tsx': `
      import { createRoot } from 'react-dom/client';
      import { CodeStep } from './code-step-18.tsx';
      createRoot(document.getElementById('app')!).render(<CodeStep />);`,
  });
  const alias = { react: 'react-18', 'react-dom': 'react-dom-18' };
  await bundle('React18', place, 'main.tsx', { resolve: { alias } });
  expect(readFileSync(join(place, 'built/main.js'), 'utf8')).toContain('18.3.1');

  await logIn('React18');
}, 60_000);

it('Vue: a property and an event', async () => {
  const place = prepare('Vue', {
    'main.js': `
      import { createApp } from 'vue';
      import CodeStep from './CodeStep.vue';
      createApp(CodeStep).mount('#app');`,
  });
  await bundle('Vue', place, 'main.js', { configFile: join(place, 'vite.config.js') });

  await logIn('Vue');
}, 60_000);

it('Svelte: a property and an event', async () => {
  const place = prepare('Svelte', {
    'main.js': `
      import { mount } from 'svelte';
      import CodeStep from './CodeStep.svelte';
      mount(CodeStep, { target: document.getElementById('app') });`,
  });
  await bundle('Svelte', place, 'main.js', { plugins: [svelte({ configFile: false })] });

  await logIn('Svelte');
}, 60_000);

it('Angular: a property and an event, and the compiler takes the template', async () => {
  const place = prepare('Angular', {
    'main.ts': `
      import '@angular/compiler'; // links the libraries, which an Angular build does beforehand
      import { bootstrapApplication } from '@angular/platform-browser';
      import { CodeStep } from './code-step';
      bootstrapApplication(CodeStep);`,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        ...{
          target: 'es2022',
          module: 'es2022',
          moduleResolution: 'bundler',
          lib: ['es2022', 'dom'],
        },
        ...{ strict: true, skipLibCheck: true, types: [], outDir: 'js', rootDir: '.' },
        noUncheckedSideEffectImports: false, // the elements may not be built
      },
      angularCompilerOptions: { strictTemplates: true },
      files: ['main.ts'],
    }),
  });
  await run(place, [program('@angular/compiler-cli', 'bundles/src/bin/ngc.js'), '-p', '.']);
  served.set('Angular', '<app-code-step></app-code-step>');
  await bundle('Angular', place, 'js/main.js');

  await logIn('Angular');
}, 60_000);

it('Next: React renders on a server, and goes on in the browser without a complaint', async () => {
  const place = prepare('Next', {
    'server.tsx': `
      import { renderToString } from 'react-dom/server';
      import { CodeStep } from './code-step.tsx';
      process.stdout.write(renderToString(<CodeStep />));`,
    'main.tsx': `
      import { StrictMode } from 'react';
      import { hydrateRoot } from 'react-dom/client';
      import { CodeStep } from './code-step.tsx';
      hydrateRoot(document.getElementById('app')!, <StrictMode><CodeStep /></StrictMode>);`,
  });
  await bundle('Next', place, 'server.tsx', { build: { ssr: true, outDir: 'server' } });
  const html = await run(place, ['server/server.js']);
  expect(html).toBe('<keyfob-verification base-url="/otp"></keyfob-verification>');
  served.set('Next', html);
  await bundle('Next', place, 'main.tsx');

  await logIn('Next');
}, 60_000);

/** Puts the snippets of a section beside what the guide leaves to its readers. */
function prepare(framework: Framework, files: Readonly<Record<string, string>>): string {
  const place = join(folder, framework);
  mkdirSync(place);
  put(place, { ...filesIn(sectionOf(guide, framework.replace(/\d+/, ''))), ...files });
  return place;
}

/** As frameworks are built while somebody works on a page: they warn of what they do not know. */
async function bundle(name: Framework, place: string, input: string, config: InlineConfig = {}) {
  await build({
    configFile: false,
    ...config,
    root: place,
    base: `/built/${name}/`,
    mode: 'development',
    logLevel: 'error',
    resolve: { ...config.resolve, conditions: ['@keyfob/source', 'module', 'browser'] },
    ssr: { resolve: { conditions: ['@keyfob/source', 'node', 'module'] } },
    build: {
      outDir: 'built',
      minify: false,
      rolldownOptions: { input: join(place, input), output: { entryFileNames: '[name].js' } },
      ...config.build,
    },
  });
}

/** A program of a package. */
function program(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}

/** Goes through the code step of a page, which has a listener of its framework and nothing else to lead on. */
async function logIn(framework: Framework, opener?: string): Promise<void> {
  const { uri } = await keyfob.beginEnrolment({ userId: framework });
  const codeAt = virtualAuthenticator(uri).codeAt;
  const input = { password, code: codeAt(Date.now()) };
  await keyfob.activate({ userId: framework, input });
  const tab = await browser.newPage();
  tab.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  tab.on('pageerror', (error) => complaints.push(error.message));
  tab.on('console', (message) => {
    if (!greetings.test(message.text())) complaints.push(`${message.type()}: ${message.text()}`);
  });

  await tab.goto(`${origin}/enter/${framework}`);
  if (opener) await tab.getByRole('button', { name: opener }).click();
  await tab.getByLabel('OTP code').fill(codeAt(Date.now() + 30_000));
  await tab.getByRole('button', { name: 'Go on' }).click();
  await tab.waitForURL('**/account');

  expect(await tab.getByRole('heading').textContent()).toBe(`Welcome, ${framework}`);
  expect(complaints).toEqual([]);
  await tab.context().close();
}

/** An application with the router, where each framework is a user whose password was right. */
function site() {
  const host = {
    keyfob,
    currentUser: (request: Request) => request.session.userId,
    signIn: (request: Request, userId: string) => {
      request.session.userId = userId;
    },
  };
  const app = express();
  app.use(session({ secret: 'example', resave: false, saveUninitialized: false }));
  app.use('/otp', keyfobRouter(host));
  app.get('/enter/:framework', async (request, response) => {
    const { framework } = request.params;
    await beginLogin(host, request, framework);
    response.send(`<!doctype html><html lang="en"><title>${framework}</title>
      <link rel="icon" href="data:,"><div id="app">${served.get(framework) ?? ''}</div>
      <script type="module" src="/built/${framework}/main.js"></script></html>`);
  });
  app.get('/built/:framework/*path', (request, response) => {
    const { framework, path } = request.params;
    response.sendFile(join(framework, 'built', ...path), { root: folder, dotfiles: 'allow' });
  });
  app.get('/account', requireSecondFactor(host), (request, response) => {
    response.send(`<link rel="icon" href="data:,"><h1>Welcome, ${request.session.userId}</h1>`);
  });
  return app;
}
