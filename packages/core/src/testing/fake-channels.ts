import type { CaptchaAction } from '../contract/index.ts';
import type { Captcha, Mailer, Sender, SmsSender } from '../ports/channels.ts';
import type { MailContent, SmsContent } from '../sealing/message.ts';

/** One message that was handed over. */
export interface SentMessage<Content> {
  /** An e-mail address or a number. */
  readonly to: string;
  readonly locale: string;
  readonly content: Content;
  /** The same for every attempt at one message. */
  readonly idempotencyKey: string;
}

/** A channel that keeps what it is given, and fails when it is told to. */
export interface FakeSender<Content> extends Sender<Content> {
  /** Everything that was handed over, in order, also what failed after it was. */
  readonly sent: SentMessage<Content>[];
  /** The next attempts fail with these, one after the other; `afterwards`: although it was sent. */
  failNext(...failures: readonly { error: Error; afterwards?: boolean }[]): void;
}

function fakeSender<Content>(): FakeSender<Content> {
  const sent: SentMessage<Content>[] = [];
  const failures: { error: Error; afterwards?: boolean }[] = [];
  return {
    sent,
    failNext: (...more) => {
      failures.push(...more);
    },
    async send(message) {
      const failure = failures.shift();
      if (failure && !failure.afterwards) throw failure.error;
      sent.push({ ...message });
      if (failure) throw failure.error;
    },
  };
}

/** A mailer without a mail server. */
export function fakeMailer(): Mailer & FakeSender<MailContent> {
  return fakeSender<MailContent>();
}

/** An SMS sender without a provider. */
export function fakeSmsSender(): SmsSender & FakeSender<SmsContent> {
  return fakeSender<SmsContent>();
}

/** A CAPTCHA whose solutions are made by {@link FakeCaptcha.solve}. */
export interface FakeCaptcha extends Captcha {
  /** A solution that counts once for this action. */
  solve(action: CaptchaAction): string;
  /** From now on the provider does not answer, or answers again. */
  isDown: boolean;
}

/** A CAPTCHA without a provider. It does not count solutions: whoever uses it makes sure that each counts once. */
export function fakeCaptcha(): FakeCaptcha {
  let solved = 0;
  const captcha: FakeCaptcha = {
    isDown: false,
    solve(action) {
      solved += 1;
      return `solved:${action}:${solved}`;
    },
    async challenge(action) {
      if (captcha.isDown) throw new Error('the CAPTCHA provider is down');
      return { provider: 'altcha', challenge: { action } };
    },
    async verify({ text, action }) {
      if (captcha.isDown) throw new Error('the CAPTCHA provider is down');
      const [word, solvedFor] = text.split(':');
      return word === 'solved' && solvedFor === action ? { id: text } : undefined;
    },
  };
  return captcha;
}
