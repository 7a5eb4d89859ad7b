import { createHash } from 'node:crypto';
import type { CaptchaAction } from '@keyfob/core/contract';
import { Phone, roomInStep } from './authenticator.ts';
import { password as examplePassword } from './browser.ts';

interface Answer {
  readonly status: number;
  /** Where a redirection leads; empty for other answers. */
  readonly location: string;
  /** Which of several nodes has answered. */
  readonly node: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever the test expects of it
  readonly body: any;
}

/** Somebody with a cookie but without pages, for tests that are not about what is on screen. */
export class Visitor {
  private readonly origin: () => string;
  private readonly viaProxy: Readonly<Record<string, string>>;
  private cookie = '';

  /**
   * @param origin of the demo; asked anew for every request, since a demo may come back elsewhere
   * @param viaProxy headers as a proxy before the demo sends them
   */
  constructor(origin: () => string, viaProxy: Readonly<Record<string, string>> = {}) {
    this.origin = origin;
    this.viaProxy = viaProxy;
  }

  /** The same session in another browser, as a thief has it. */
  copy(): Visitor {
    const other = new Visitor(this.origin, this.viaProxy);
    other.cookie = this.cookie;
    return other;
  }

  async call(method: 'GET' | 'POST', path: string, input?: object): Promise<Answer> {
    return this.send(path, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(input && { body: JSON.stringify(input) }),
    });
  }

  async submit(path: string, fields: Record<string, string>): Promise<Answer> {
    return this.send(path, { method: 'POST', headers: {}, body: new URLSearchParams(fields) });
  }

  /** E-mail and password; gives where that leads. */
  async givePassword(email: string, password = examplePassword): Promise<string> {
    return (await this.submit('/login', { email, password })).location;
  }

  async giveCode(code: string): Promise<string> {
    return (await this.submit('/login/code', { code })).location;
  }

  /** From the password to OTP that is on; the code of the current step is not spent. */
  async setOtp(email: string, password = examplePassword): Promise<Phone> {
    await this.givePassword(email, password);
    const { body } = await this.call('POST', '/otp/enrolment');
    const phone = new Phone(body.uri);
    await roomInStep();
    const input = { password, code: phone.code(-1) };
    const activated = await this.call('POST', '/otp/enrolment/activation', input);
    if (activated.status !== 200) throw new Error(`activation: ${JSON.stringify(activated)}`);
    return phone;
  }

  /** What the web component does for a CAPTCHA: try all numbers. */
  async solveCaptcha(action: CaptchaAction): Promise<string> {
    const { body } = await this.call('GET', `/otp/captcha?action=${action}`);
    const { algorithm, challenge, maxnumber, salt, signature } = body.challenge;
    for (let number = 0; number <= maxnumber; number += 1) {
      const digest = createHash('sha256').update(`${salt}${number}`).digest('hex');
      if (digest === challenge) {
        return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
      }
    }
    throw new Error('the challenge has no solution');
  }

  private async send(path: string, request: RequestInit): Promise<Answer> {
    const origin = this.origin();
    const headers = { ...request.headers, origin, cookie: this.cookie, ...this.viaProxy };
    const answer = await fetch(`${origin}${path}`, { ...request, headers, redirect: 'manual' });
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? this.cookie;
    const isJson = answer.headers.get('content-type')?.includes('json');
    const body = isJson ? await answer.json() : await answer.text();
    const header = (name: string) => answer.headers.get(name) ?? '';
    const [location, node] = [header('location'), header('x-served-by')];
    return { status: answer.status, location, node, body };
  }
}
