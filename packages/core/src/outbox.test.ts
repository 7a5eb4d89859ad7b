import { describe, expect, it, vi } from 'vitest';
import {
  mailedToken,
  manualClock,
  memoryStore,
  refusalOf,
  type TrialKeyfob,
  trialKeyfob,
} from './testing/index.ts';

const email = 'alice@example.test';

async function asked(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const onFault = vi.fn();
  const trial = trialKeyfob({ onFault, ...options });
  await trial.enrol();
  const pending = await trial.pendingLogin();
  await trial.keyfob.beginRecovery({ pending, input: {} });
  return { ...trial, pending, onFault };
}

const delivery = async ({ keyfob, pending }: Awaited<ReturnType<typeof asked>>) =>
  (await keyfob.recovery({ pending })).delivery;

describe('a message', () => {
  it('is not waited for, and is sent under one key', async () => {
    const trial = await asked();
    expect(await delivery(trial)).toBe('on_its_way');

    await trial.deliver();

    expect(await delivery(trial)).toBe('sent');
    expect(trial.mail.sent).toMatchObject([{ to: email, locale: 'en' }]);
    expect(trial.mail.sent[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}:link:1$/);
  });

  it('attack 26: is tried again with growing pauses, and told to the log once', async () => {
    const trial = await asked();
    const refused = { error: new Error('connection refused') };
    trial.mail.failNext(refused, refused, refused);
    const waits: number[] = [];
    for (const seconds of [2, 4, 8]) {
      await trial.deliver();
      trial.clock.advanceSeconds(seconds - 0.001);
      expect(await trial.keyfob.deliver()).toBe(0);
      trial.clock.advanceSeconds(0.001);
      waits.push(seconds);
    }
    await trial.deliver();

    expect(trial.mail.sent).toHaveLength(1);
    expect(trial.onFault).toHaveBeenCalledTimes(1);
    expect(await delivery(trial)).toBe('sent');
  });

  it('attack 28: that was sent although the provider did not say so goes out again under its key (P3)', async () => {
    const trial = await asked();
    trial.mail.failNext({ error: new Error('timeout'), afterwards: true });
    await trial.deliver();
    trial.clock.advanceSeconds(2);
    await trial.deliver();

    const [first, second] = trial.mail.sent;
    expect(second).toEqual(first);
    const token = mailedToken(trial, email);
    const { pending } = trial;
    await trial.keyfob.openRecoveryLink({ pending, input: { token } }); // both copies are one link
  });

  it('attack 27: whose link has expired is dropped, and a new one can be asked for (M2)', async () => {
    const trial = await asked();
    trial.mail.failNext(...Array.from({ length: 99 }, () => ({ error: new Error('down') })));
    for (let minutes = 0; minutes < 31; minutes += 1) {
      await trial.deliver();
      trial.clock.advanceSeconds(60);
    }
    const pending = await trial.pendingLogin();
    expect((await trial.keyfob.recovery({ pending })).state).toBe('none');
    expect(trial.mail.sent).toEqual([]);

    const again = await trial.keyfob.beginRecovery({ pending, input: {} });
    expect(again.state).toBe('mailed');
  });

  it('of a link that was replaced is never sent (M2)', async () => {
    const trial = await asked();
    trial.mail.failNext({ error: new Error('down') });
    await trial.deliver();
    trial.clock.advanceSeconds(60);
    await trial.keyfob.beginRecovery({ pending: trial.pending, input: {} });

    await trial.deliver();

    expect(trial.mail.sent.map(({ idempotencyKey }) => idempotencyKey.slice(-6))).toEqual([
      'link:2',
    ]);
  });

  it('that is refused for good fails at once, and the page hears of it', async () => {
    const trial = await asked();
    const error = Object.assign(new Error('no such mailbox'), { isPermanent: true });
    trial.mail.failNext({ error });

    await trial.deliver();

    expect(await delivery(trial)).toBe('failed');
  });

  it('that a sender never settles is given up and tried again; others are not held up (attack 27)', async () => {
    vi.useFakeTimers();
    const trial = trialKeyfob({ onFault: () => {}, policy: { sendTimeoutSeconds: 5 } });
    await trial.enrol();
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });
    const { send } = trial.mail;
    trial.mail.send = () => new Promise(() => {});
    const turn = trial.keyfob.deliver();
    await vi.advanceTimersByTimeAsync(6_000);
    await turn;
    trial.mail.send = send;
    trial.clock.advanceSeconds(2);
    await trial.deliver();
    vi.useRealTimers();

    expect(trial.mail.sent).toHaveLength(1);
  });

  it('survives a process that dies while it sends: another takes it over (M2)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const dying = {
      ...store,
      outbox: { ...store.outbox, settle: () => Promise.reject(new Error('killed')) },
    };
    const trial = await asked({ clock, store: dying });
    await trial.deliver();
    expect(await trial.keyfob.deliver()).toBe(0); // nobody else may touch it yet

    clock.advanceSeconds(60);
    await trial.keyfob.deliver();

    expect(new Set(trial.mail.sent.map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(trial.mail.sent).toHaveLength(2);
  });
});

describe('the delivery', () => {
  it('begins at once after a commit and ends when it is stopped', async () => {
    const trial = trialKeyfob();
    await trial.enrol();
    const stop = trial.keyfob.startDelivery();
    const pending = await trial.pendingLogin();

    await trial.keyfob.beginRecovery({ pending, input: {} });
    await vi.waitFor(() => expect(trial.mail.sent).toHaveLength(1));
    await stop();

    trial.clock.advanceSeconds(60);
    await trial.keyfob.beginRecovery({ pending, input: {} });
    await new Promise((resolve) => setImmediate(resolve));
    expect(trial.mail.sent).toHaveLength(1);
  });

  it('goes on when the store was away', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    let isAway = true;
    const lease: typeof store.outbox.lease = (call) =>
      isAway ? Promise.reject(new Error('away')) : store.outbox.lease(call);
    const trial = await asked({ clock, store: { ...store, outbox: { ...store.outbox, lease } } });
    expect(await trial.keyfob.deliver()).toBe(0);
    expect(trial.onFault).toHaveBeenCalledTimes(1);
    isAway = false;

    await trial.deliver();

    expect(trial.mail.sent).toHaveLength(1);
  });
});

describe('attack 63: pumping SMS', () => {
  it('ends at the budget of a number, of its neighbours, of an address and of all (P2)', async () => {
    const send = async (trial: TrialKeyfob, userId: string, address: string) => {
      const pending = await trial.pendingLogin(userId);
      const client = { address };
      await trial.keyfob.beginRecovery({ pending, input: {}, client });
      await trial.deliver();
      const token = mailedToken(trial, `${userId}@example.test`);
      const opened = await trial.keyfob.openRecoveryLink({ pending, input: { token } });
      const { recovering } = opened;
      const input = { captcha: trial.captcha.solve('recovery_sms') };
      const sent = trial.keyfob.sendRecoverySms({ recovering, input, client });
      return sent.then(
        () => 'sent',
        (error) => error.code,
      );
    };
    const outcomes: string[][] = [];
    for (const policy of [
      { smsPerNumberPerDay: 1 },
      { smsPerPrefixPerHour: 1 },
      { smsPerAddressPerHour: 1 },
      { smsPerHour: 1 },
    ]) {
      const trial = trialKeyfob({ policy });
      await trial.enrol('alice');
      await trial.enrol('bob');
      outcomes.push([
        await send(trial, 'alice', '192.0.2.1'),
        await send(trial, 'bob', '192.0.2.2'), // another number, but a neighbour
        await send(trial, 'alice', '192.0.2.1'),
      ]);
    }

    expect(outcomes).toEqual([
      ['sent', 'sent', 'delivery_limit'],
      ['sent', 'delivery_limit', 'delivery_limit'],
      ['sent', 'sent', 'delivery_limit'],
      ['sent', 'delivery_limit', 'delivery_limit'],
    ]);
  });

  it('costs nothing without a solved CAPTCHA', async () => {
    const trial = trialKeyfob({ policy: { smsPerHour: 1 } });
    await trial.enrol();
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const token = mailedToken(trial, email);
    const { recovering } = await trial.keyfob.openRecoveryLink({ pending, input: { token } });

    const refused = await refusalOf(trial.keyfob.sendRecoverySms({ recovering, input: {} }));
    const input = { captcha: trial.captcha.solve('recovery_sms') };
    await trial.keyfob.sendRecoverySms({ recovering, input });

    expect(refused.code).toBe('captcha_failed');
  });
});
