import {
  type CaptchaAction,
  type CaptchaChallenge,
  KeyfobError,
  type NoticeRequest,
  type NoticeView,
  type Recovery,
  type RecoveryCancellation,
  type RecoveryCancellationRequest,
  type RecoveryCompletionRequest,
  type RecoveryLinkRequest,
} from '#contract';
import { exampleAltcha, isSolved } from './example-altcha.ts';
import { examplePassword } from './example-data.ts';

/** Right for every fake client: the token of the mailed link, and of the link in a notice. */
export const exampleLinkToken = `1.example.${'a-link-token-that-opens-nothing-'.repeat(4)}`;

/** Right for every fake client: what the SMS says. */
export const exampleSmsCode = '12345678';

/** Right where a widget of a provider is asked for. */
export const exampleCaptcha = 'example-captcha';

/** Where a recovery stands; what it asks for follows from the options where nothing is said. */
export type FakeRecoveryPlace = Omit<Recovery, 'proofs'> & Partial<Pick<Recovery, 'proofs'>>;

/** How a fake client recovers. */
export interface FakeRecoveryOptions {
  /** Where it begins. */
  readonly recovery?: FakeRecoveryPlace;
  /** Whether this browser has given the password a moment ago. Default `true`. */
  readonly hasLogin?: boolean;
  /** Whether an SMS is asked for. Default `true`. */
  readonly hasSms?: boolean;
  /** What is asked for before an SMS is sent and before OTP goes off. Nothing by default. */
  readonly captcha?: CaptchaChallenge['provider'];
  /** How long OTP stays on after the last step. Default 0: it goes off at once. */
  readonly waitSeconds?: number;
  /** What the link of a notice finds. Default `cancelled`. */
  readonly cancellation?: RecoveryCancellation['state'];
  /** What a notice tells of. By default what fits the cancellation. */
  readonly notice?: NoticeView;
}

const email = 'a•••@example.com';
const phone = '••• ••• •21';

/** The recovery of one account, in memory. */
export class FakeRecovery {
  readonly #options: FakeRecoveryOptions;
  #place: FakeRecoveryPlace;

  constructor(options: FakeRecoveryOptions = {}) {
    this.#options = options;
    this.#place = options.recovery ?? { state: 'none', needs: [] };
  }

  /** Where it stands. A test may set it, as if another tab had gone on. */
  get recovery(): Recovery {
    return { proofs: this.proofs, ...this.#place };
  }

  set recovery(place: FakeRecoveryPlace) {
    this.#place = place;
  }

  /** What it asks for beside the password. */
  get proofs(): Recovery['proofs'] {
    const { hasSms = true } = this.#options;
    return ['mail', ...this.#captcha, ...(hasSms ? (['sms', ...this.#captcha] as const) : [])];
  }

  begin(): Recovery {
    if (this.#options.hasLogin === false) throw new KeyfobError('login_required');
    return this.#enter({ state: 'mailed', needs: [], email, ...this.#message() });
  }

  openLink({ token, password }: RecoveryLinkRequest): Recovery {
    if (this.#options.hasLogin === false) {
      if (password === undefined) throw new KeyfobError('login_required');
      if (password !== examplePassword) throw new KeyfobError('wrong_password');
    }
    if (token !== exampleLinkToken) throw new KeyfobError('link_invalid');
    const hasSms = this.#options.hasSms !== false;
    const needs = hasSms ? (['sms'] as const) : [];
    return this.#enter({
      state: 'confirmed',
      needs: [...needs, ...this.#captcha],
      ...(hasSms && { phone }),
      expiresAt: later(900),
    });
  }

  async text({ captcha }: RecoveryCompletionRequest): Promise<Recovery> {
    await this.#checkCaptcha(captcha);
    return this.#enter({
      state: 'texted',
      needs: ['sms_code', ...this.#captcha],
      phone,
      ...this.#message(),
    });
  }

  async complete({ smsCode, captcha }: RecoveryCompletionRequest): Promise<Recovery> {
    const { waitSeconds = 0 } = this.#options;
    await this.#checkCaptcha(captcha);
    if (this.recovery.needs.includes('sms_code') && smsCode !== exampleSmsCode) {
      throw new KeyfobError('wrong_code');
    }
    return waitSeconds === 0
      ? this.#enter({ state: 'done', needs: [] })
      : this.#enter({ state: 'waiting', needs: [], effectiveAt: later(waitSeconds) });
  }

  openNotice({ token }: NoticeRequest): NoticeView {
    if (token !== exampleLinkToken) throw new KeyfobError('link_invalid');
    const { cancellation = 'cancelled', notice } = this.#options;
    const done = { at: later(-3 * 3600), browser: 'Firefox on Windows' };
    if (notice) return notice;
    return cancellation === 'frozen'
      ? { what: 'otp_disabled', ...done }
      : { what: 'otp_disabling', ...done, effectiveAt: later(21 * 3600) };
  }

  cancel({ token }: RecoveryCancellationRequest): RecoveryCancellation {
    if (token !== exampleLinkToken) throw new KeyfobError('link_invalid');
    this.recovery = { state: 'none', needs: [] };
    const { cancellation = 'cancelled' } = this.#options;
    return cancellation === 'frozen'
      ? { state: 'frozen', until: later(86_400) }
      : { state: 'cancelled' };
  }

  async challenge(action: CaptchaAction): Promise<CaptchaChallenge> {
    const { captcha: provider = 'altcha' } = this.#options;
    return provider === 'altcha'
      ? { provider, challenge: await exampleAltcha(action) }
      : { provider, siteKey: 'example-site-key' };
  }

  get #captcha(): readonly 'captcha'[] {
    return this.#options.captcha ? ['captcha'] : [];
  }

  async #checkCaptcha(solution: string | undefined): Promise<void> {
    const { captcha } = this.#options;
    if (captcha === undefined) return;
    const isRight = captcha === 'altcha' ? await isSolved(solution) : solution === exampleCaptcha;
    if (!isRight) throw new KeyfobError('captcha_failed');
  }

  #message(): Pick<Recovery, 'delivery' | 'resendAt' | 'expiresAt'> {
    return { delivery: 'sent', resendAt: later(60), expiresAt: later(300) };
  }

  #enter(place: FakeRecoveryPlace): Recovery {
    this.#place = place;
    return this.recovery;
  }
}

function later(seconds: number): string {
  return new Date(Date.now() + seconds * 1000).toISOString();
}
