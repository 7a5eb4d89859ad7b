import type { VirtualAuthenticator } from '@keyfob/core/testing';
import { afterEach, expect } from 'vitest';
import { type Browser, type TrialApp, trialApp } from './trial-app.ts';

/** Gives a function that opens applications, all of which are closed after each test of the file. */
export function trialApps(): (...parameters: Parameters<typeof trialApp>) => Promise<TrialApp> {
  const apps: TrialApp[] = [];
  afterEach(async () => {
    await Promise.all(apps.splice(0).map((app) => app.close()));
  });
  return async (...parameters) => {
    const app = await trialApp(...parameters);
    apps.push(app);
    return app;
  };
}

/** A browser whose user is signed in without OTP. */
export async function signedIn(app: TrialApp, user = 'alice'): Promise<Browser> {
  const browser = app.browser();
  expect((await browser.submit('/login', { user })).body).toEqual({ next: 'signed_in' });
  return browser;
}

/** A browser after the password of somebody with OTP on, another tab of it where one is given. */
export async function pendingBrowser(
  app: TrialApp,
  user = 'alice',
  browser = app.browser(),
): Promise<Browser> {
  const { body } = await browser.submit('/login', { user });
  expect(body).toEqual({ next: 'code_required' });
  return browser;
}

export interface Visitor {
  readonly browser: Browser;
  readonly authenticator: VirtualAuthenticator;
  codeNow(): string;
}

/** A browser that has passed the code step, with the user's authenticator on its next code. */
export async function withCode(
  app: TrialApp,
  user = 'alice',
  given?: VirtualAuthenticator,
): Promise<Visitor> {
  const authenticator = given ?? (await app.enrol(user));
  const browser = await pendingBrowser(app, user);
  const code = authenticator.codeAt(app.clock());
  expect((await browser.post('/otp/verification', { code })).status).toBe(200);
  app.clock.advanceSeconds(30);
  return { browser, authenticator, codeNow: () => authenticator.codeAt(app.clock()) };
}
