import type { ServerResponse } from 'node:http';
import type { Captcha } from '@keyfob/core';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { WidgetCaptchaOptions } from '../captcha/widget-options.ts';
import { formServer, json } from './http-server.ts';

type Factory = (options: WidgetCaptchaOptions) => Captcha;
type Answer = (response: ServerResponse) => void;

const never = new AbortController().signal;
const action = 'recovery_sms';
const site = { siteKey: 'example-key', secret: 'example-secret', hostname: 'login.example.test' };
const token = { text: 'example-token', action } as const;

const agoSeconds = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();

/** A yes of the provider's, just now. */
export function yes(change: object = {}): object {
  return { success: true, hostname: site.hostname, action, challenge_ts: agoSeconds(1), ...change };
}

/** Asks a CAPTCHA about the example token, while the provider answers by `answer`. */
export async function verdictOf(create: Factory, answer: object | Answer, change: object = {}) {
  const server = await formServer((_form, response) => {
    if (typeof answer === 'function') (answer as Answer)(response);
    else json(response, 200, answer);
  });
  onTestFinished(server.close);
  const captcha = create({ ...site, url: server.url, timeoutSeconds: 1 });
  const verdict = await captcha.verify({ ...token, ...change }, never).catch((thrown) => thrown);
  return { verdict, forms: server.forms };
}

/** What holds for every CAPTCHA that a provider's widget shows. */
export function widgetCaptchaSuite(name: string, create: Factory): void {
  describe('a challenge', () => {
    it('is the public key of the widget', async () => {
      const captcha = create(site);

      expect(await captcha.challenge(action)).toEqual({ provider: name, siteKey: 'example-key' });
    });
  });

  describe('a token', () => {
    it('that the provider accepts has an id that does not hold it', async () => {
      const { verdict, forms } = await verdictOf(create, yes());

      expect(verdict).toEqual({ id: expect.stringMatching(`^${name}:[\\w-]{43}$`) });
      expect(forms[0]?.form).toMatchObject({ secret: 'example-secret', response: 'example-token' });
      expect(forms[0]?.form).not.toHaveProperty('remoteip');
    });

    it('goes with the address where there is one', async () => {
      const { forms } = await verdictOf(create, yes(), { address: '192.0.2.1' });

      expect(forms[0]?.form).toMatchObject({ remoteip: '192.0.2.1' });
    });

    it('attack 65: has the same id each time, so that it counts once (Q1)', async () => {
      const answers = [await verdictOf(create, yes()), await verdictOf(create, yes())];
      const other = await verdictOf(create, yes(), { text: 'another-token' });

      expect(answers[0]?.verdict).toEqual(answers[1]?.verdict);
      expect(other.verdict).not.toEqual(answers[0]?.verdict);
    });

    it.each<[string, object]>([
      ['the provider refuses', { success: false, 'error-codes': ['timeout-or-duplicate'] }],
      ['the provider refuses without a reason', { success: false }],
      ['was solved on another site', yes({ hostname: 'evil.test' })],
      ['was solved on a site below', yes({ hostname: `evil.${site.hostname}` })],
      ['was solved 301 seconds ago', yes({ challenge_ts: agoSeconds(301) })],
      ['was solved in the future', yes({ challenge_ts: agoSeconds(-120) })],
    ])('attack 65: that %s is worth nothing (Q1)', async (_what, answer) => {
      expect((await verdictOf(create, answer)).verdict).toBeUndefined();
    });

    it.each(['', 'x'.repeat(10_000), 'a b', 'a\nb', 'é'])(
      'that cannot be one is not even sent (%#)',
      async (text) => {
        const { verdict, forms } = await verdictOf(create, yes(), { text });

        expect(verdict).toBeUndefined();
        expect(forms).toEqual([]);
      },
    );
  });

  it.each<[string, object | Answer]>([
    ['502', (response) => json(response, 502, { success: true })],
    ['500 and a no', (response) => json(response, 500, { success: false })],
    ['a yes with 201', (response) => json(response, 201, yes())],
    ['HTML', (response) => response.end('<html>Bad gateway</html>')],
    ['nothing', (response) => response.end()],
    ['a list', []],
    ['a yes as text', yes({ success: 'true' })],
    ['a yes without hostname', yes({ hostname: undefined })],
    ['a yes without time', yes({ challenge_ts: undefined })],
    ['that our secret is wrong', { success: false, 'error-codes': ['invalid-input-secret'] }],
    ['that it is in trouble', { success: false, 'error-codes': ['internal-error'] }],
    ['and hangs up', (response) => response.destroy()],
    ['never', () => {}],
  ])('attack 29: a provider that answers %s gets nobody in (Q1)', async (_what, answer) => {
    const { verdict } = await verdictOf(create, answer);

    expect(verdict).toBeInstanceOf(Error);
    expect(String(verdict)).not.toMatch(/example-(token|secret)/);
  });

  it('attack 29: a provider that points elsewhere is not followed with our secret (Q1)', async () => {
    const elsewhere = await formServer((_form, response) => json(response, 200, yes()));
    onTestFinished(elsewhere.close);

    const { verdict } = await verdictOf(create, (response: ServerResponse) =>
      response.writeHead(307, { location: elsewhere.url }).end(),
    );

    expect(verdict).toBeInstanceOf(Error);
    expect(elsewhere.forms).toEqual([]);
  });

  it('attack 29: a provider that is slow is given up when the caller says so (Q1)', async () => {
    const caller = new AbortController();
    const server = await formServer(() => caller.abort());
    onTestFinished(server.close);

    const verdict = create({ ...site, url: server.url }).verify(token, caller.signal);

    await expect(verdict).rejects.toMatchObject({ name: 'AbortError' });
  });

  describe('options', () => {
    const { secret: _none, ...withoutSecret } = site;
    it.each([
      [withoutSecret, 'secret must be 1 to 1000 characters'],
      [{ ...site, siteKey: '' }, 'siteKey must be 1 to 1000 characters'],
      [{ ...site, hostname: 'https://example.test' }, 'hostname must be a host name'],
      [{ ...site, hostname: 'example.test:8080' }, 'hostname must be a host name'],
      [{ ...site, url: 'http://example.test' }, 'url must be an https: address'],
      [{ ...site, url: 'siteverify' }, 'url must be an https: address'],
      [{ ...site, hostname: undefined }, 'hostname must be a host name'],
      [{ ...site, fetch: {} }, 'fetch must be a function'],
      [{ ...site, timeoutSeconds: 0 }, 'timeoutSeconds is 0; allowed are whole seconds from 1'],
      [{ ...site, sitekey: 'x' }, 'has no option "sitekey"; known are: siteKey'],
    ])('refuses %j by name, without its secret', (options, problem) => {
      const creation = () => create(options as unknown as WidgetCaptchaOptions);

      expect(creation).toThrow(problem);
      expect(creation).not.toThrow('example-secret');
    });
  });
}
