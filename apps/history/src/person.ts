import { type VirtualAuthenticator, virtualAuthenticator } from '@keyfob/core/testing';
import { Browser, type Question, type World } from './browser.ts';
import type { Call, Sent } from './history.ts';
import { mailOf, password, periodMs, phoneOf } from './site.ts';

/** What people can see of the messages to an address. */
export interface Post {
  newest(to: string, about: string): Sent | undefined;
}

let solved = 0;
const solution = (action: string) => {
  solved += 1;
  return `solved:${action}:${process.pid}-${solved}`;
};
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Somebody with an authenticator, who logs in, goes, turns OTP off and on, and loses the phone at times. */
export class Person {
  readonly user: string;
  readonly world: World;
  readonly browser: Browser;
  readonly secrets: string[] = [];
  private readonly post: Post;
  private authenticator: VirtualAuthenticator | undefined;
  private key = '';
  private lastStep = 0;

  constructor(world: World, post: Post, user: string) {
    this.world = world;
    this.post = post;
    this.user = user;
    this.browser = new Browser(world, user);
  }

  /** Logs in, whatever it takes, and sets OTP where it is off. */
  async comeIn(call: 'verify' | 'last_log_in' = 'verify'): Promise<string> {
    this.browser.renew();
    const answer = await this.browser.ask('password', {
      ...{ path: '/login', body: { user: this.user, password } },
    });
    if (answer.outcome !== 'done') return answer.outcome;
    if (answer.body.next === 'signed_in') return this.enrol();
    return this.giveCode(call);
  }

  async giveCode(call: 'verify' | 'last_log_in'): Promise<string> {
    const given = await this.nextCode();
    const { code, ...about } = given;
    return (await this.browser.ask(call, { path: '/otp/verification', body: { code }, about }))
      .outcome;
  }

  async enrol(): Promise<string> {
    const begun = await this.browser.ask('begin_enrolment', { path: '/otp/enrolment', body: {} });
    if (begun.outcome !== 'done') return begun.outcome;
    const uri = String(begun.body.uri);
    this.secrets.push(new URL(uri).searchParams.get('secret') ?? '');
    const former = { authenticator: this.authenticator, key: this.key };
    this.authenticator = virtualAuthenticator(uri);
    this.key = `${this.user}#${this.secrets.length}`;
    this.lastStep = 0;
    const { code, ...about } = await this.nextCode();
    const { outcome } = await this.browser.ask('activate', {
      path: '/otp/enrolment/activation',
      body: { password, code, enrolmentId: begun.body.id },
      about,
    });
    if (outcome === 'already_enabled') Object.assign(this, former);
    return outcome;
  }

  async look(): Promise<void> {
    await this.browser.ask('page', { path: '/page' });
  }

  async logOut(): Promise<void> {
    await this.browser.ask('log_out', { path: '/logout', body: {} });
  }

  async turnOff(): Promise<void> {
    const { code, ...about } = await this.nextCode();
    await this.browser.ask('deactivate', {
      ...{ path: '/otp/deactivation', body: { password, code }, about },
    });
  }

  /** The way back without the authenticator. */
  async recover(): Promise<void> {
    this.browser.renew();
    const body = { user: this.user, password };
    const login = await this.browser.ask('password', { path: '/login', body });
    if (login.body.next !== 'code_required') return;
    const before = this.post.newest(mailOf(this.user), 'recovery_link');
    const begun = await this.step('begin_recovery', { path: '/otp/recovery', body: {} });
    if (begun !== 'done') return;
    const link = await this.arrived(mailOf(this.user), 'recovery_link', before);
    if (link === undefined) return;
    const opened = await this.step('open_link', {
      ...{ path: '/otp/recovery/link', body: { token: link }, about: { token: link } },
    });
    if (opened !== 'done') return;
    const old = this.post.newest(phoneOf(this.user), 'recovery_code');
    const captcha = solution('recovery_sms');
    if ((await this.step('send_sms', { path: '/otp/recovery/sms', body: { captcha } })) !== 'done')
      return;
    const smsCode = await this.arrived(phoneOf(this.user), 'recovery_code', old);
    if (smsCode === undefined) return;
    await this.step('complete_recovery', {
      path: '/otp/recovery/completion',
      body: { smsCode, captcha: solution('recovery_completion') },
      about: { token: `${link} ${smsCode}` },
    });
  }

  /** A code that was not given yet: of this step, or of the next one as soon as it counts. */
  async nextCode(): Promise<{ code: string; key: string; step: number }> {
    const step = Math.max(this.lastStep + 1, Math.floor(Date.now() / periodMs));
    await wait(Math.max(0, step * periodMs - Date.now()));
    this.lastStep = step;
    const code = this.authenticator?.codeAt(step * periodMs) ?? '000000';
    return { code, key: this.key, step };
  }

  wrongCode(): string {
    return this.authenticator?.wrongCodeAt(Date.now()) ?? '000000';
  }

  private async step(call: Call, question: Question): Promise<string> {
    return (await this.browser.ask(call, question)).outcome;
  }

  private async arrived(to: string, about: string, before?: Sent): Promise<string | undefined> {
    for (let times = 0; times < 100; times += 1) {
      const found = this.post.newest(to, about);
      if (found && found.key !== before?.key) return found.secret;
      await wait(200);
    }
    return undefined;
  }
}
