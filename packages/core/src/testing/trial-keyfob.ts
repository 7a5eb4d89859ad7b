import type { Keyfob } from '../calls/keyfob.ts';
import type { KeyfobOptions } from '../calls/options.ts';
import { createKeyfob } from '../create-keyfob.ts';
import type { PendingLogin } from '../factor/login-state.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { type FakeCaptcha, fakeCaptcha, fakeMailer, fakeSmsSender } from './fake-channels.ts';
import { type ManualClock, manualClock } from './manual-clock.ts';
import { memoryStore } from './memory-store.ts';
import { type MemoryUser, memoryUsers } from './memory-users.ts';
import { type VirtualAuthenticator, virtualAuthenticator } from './virtual-authenticator.ts';

/** A Keyfob over memory with a clock to move, for tests of whatever stands on top of it. */
export interface TrialKeyfob {
  readonly keyfob: Keyfob;
  /** That of its store. */
  readonly clock: ManualClock;
  /** What was sent, and ways to make sending fail. */
  readonly mail: ReturnType<typeof fakeMailer>;
  /** The same of SMS. */
  readonly sms: ReturnType<typeof fakeSmsSender>;
  /** Makes solutions. */
  readonly captcha: FakeCaptcha;
  /** Sends everything that is due now. */
  deliver(): Promise<void>;
  /** Turns OTP on for a user and waits for the next code, so that it can be used at once. */
  enrol(userId?: string): Promise<VirtualAuthenticator>;
  /** The pending log-in of a user with OTP on, as after the right password. */
  pendingLogin(userId?: string): Promise<PendingLogin>;
}

/** The password of every user of a trial. */
export const trialPassword = 'correct horse battery staple';

/** Where the links of a trial lead. */
export const trialLinks = {
  recovery: 'https://account.example.test/recovery',
  notice: 'https://account.example.test/notice',
};

function trialUser(name: string, phone: string): MemoryUser {
  const email = `${name}@example.test`;
  return { password: trialPassword, label: email, email, phone };
}

/**
 * Makes a trial with the users `alice` and `bob`; any option can be replaced.
 *
 * @param options with a store of your own, give the clock that it goes by as well
 */
export function trialKeyfob({
  clock = manualClock(),
  ...options
}: Partial<KeyfobOptions> & { readonly clock?: ManualClock } = {}): TrialKeyfob {
  const mail = fakeMailer();
  const sms = fakeSmsSender();
  const captcha = fakeCaptcha();
  const keyfob = createKeyfob({
    issuer: 'Example Host',
    store: memoryStore({ clock }),
    users: memoryUsers({
      alice: trialUser('alice', '+420555000101'),
      bob: trialUser('bob', '+420555000102'),
    }),
    recovery: { links: trialLinks, mail, sms, captcha },
    keys: parseKeyRing(generateKeyRing()),
    ...options,
  });
  return {
    ...{ keyfob, clock, mail, sms, captcha },
    async deliver() {
      while ((await keyfob.deliver()) > 0);
    },
    async enrol(userId = 'alice') {
      const { uri, periodSeconds } = await keyfob.beginEnrolment({ userId });
      const authenticator = virtualAuthenticator(uri);
      const code = authenticator.codeAt(clock());
      await keyfob.activate({ userId, input: { password: trialPassword, code } });
      // Once in a million keys the next code is the same, and then it is spent as well (C5).
      do clock.advanceSeconds(periodSeconds);
      while (authenticator.codeAt(clock()) === code);
      return authenticator;
    },
    async pendingLogin(userId = 'alice') {
      const step = await keyfob.beginLogin({ userId });
      if (step.next !== 'code') throw new Error(`${userId} has no second factor`);
      return step.pending;
    },
  };
}
