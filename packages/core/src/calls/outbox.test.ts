import { describe, expect, it, vi } from 'vitest';
import {
  generateKeyRing,
  type Message,
  type MessageBody,
  parseKeyRing,
  type Recovering,
} from '../index.ts';
import type { Store } from '../ports/store.ts';
import { sealMessage } from '../sealing/sealed-message.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  type TrialKeyfob,
  trialKeyfob,
  trialLinks,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';

async function asked(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const onFault = vi.fn();
  const trial = trialKeyfob({ onFault, ...options });
  await trial.enrol();
  await trial.deliver(); // that OTP is on
  const pending = await trial.pendingLogin();
  await trial.keyfob.beginRecovery({ pending, input: {} });
  const links = () => trial.mail.sent.filter(({ content }) => content.kind === 'recovery_link');
  return { ...trial, pending, onFault, links };
}

const causesOf = (onFault: ReturnType<typeof vi.fn>): string[] =>
  onFault.mock.calls.map(([fault]) => fault.cause.message);

const delivery = async ({ keyfob, pending }: Awaited<ReturnType<typeof asked>>) =>
  (await keyfob.recovery({ pending })).delivery;

const told = { kind: 'otp_disabled', link: 'https://account.example.test/notice#t' } as const;
const notice: MessageBody = { channel: 'mail', to: email, locale: 'en', content: told };
const sms = { channel: 'sms', to: '+420555000101', locale: 'en' } as const;

/** A Keyfob whose outbox gets messages by hand. */
function posting(onFault = vi.fn()) {
  const clock = manualClock();
  const inner = memoryStore({ clock });
  const outcomes: [string, string][] = [];
  const store: Store = {
    ...inner,
    outbox: {
      ...inner.outbox,
      settle(message, outcome) {
        outcomes.push([message.id, outcome.state]);
        return inner.outbox.settle(message, outcome);
      },
    },
  };
  const keys = parseKeyRing(generateKeyRing());
  const trial = trialKeyfob({ clock, store, keys, onFault });
  return {
    ...trial,
    outcomes,
    post: async (message: Message) => {
      const messages = [sealMessage(keys, message)];
      await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
    },
    stateOf: (id: string) => store.outbox.delivery(id),
    /** Another process on the same store, with less. */
    without(what: 'recovery' | 'sms') {
      const { mail, captcha } = trial;
      const recovery = what === 'sms' ? { links: trialLinks, mail, captcha } : (undefined as never);
      const policy = { recoveryProofs: ['mail'] } as const;
      return trialKeyfob({ clock, store, keys, onFault, recovery, policy }).keyfob;
    },
  };
}

describe('a message', () => {
  it('is not waited for, and is sent under one key', async () => {
    const trial = await asked();
    expect(await delivery(trial)).toBe('on_its_way');

    await trial.deliver();

    expect(await delivery(trial)).toBe('sent');
    expect(trial.links()).toMatchObject([{ to: email, locale: 'en' }]);
    expect(trial.links()[0]?.idempotencyKey).toMatch(/^[0-9a-f-]{36}:link:1$/);
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

    expect(trial.links()).toHaveLength(1);
    expect(causesOf(trial.onFault)).toEqual(['a mail was tried again: connection refused']);
    expect(await delivery(trial)).toBe('sent');
  });

  it('attack 28: that was sent although the provider did not say so goes out again under its key (P3)', async () => {
    const trial = await asked();
    trial.mail.failNext({ error: new Error('timeout'), afterwards: true });
    await trial.deliver();
    trial.clock.advanceSeconds(2);
    await trial.deliver();

    const [first, second] = trial.links();
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
    expect(trial.links()).toEqual([]);

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

    expect(trial.links().map(({ idempotencyKey }) => idempotencyKey.slice(-6))).toEqual(['link:2']);
  });

  it('that is refused for good fails at once, and the page hears of it', async () => {
    const trial = await asked();
    const error = Object.assign(new Error('no such mailbox'), { isPermanent: true });
    trial.mail.failNext({ error });

    await trial.deliver();

    expect(await delivery(trial)).toBe('failed');
    expect(causesOf(trial.onFault)).toEqual(['a mail was given up: no such mailbox']);
  });

  it('that a sender never settles is given up and tried again; others are not held up (attack 27)', async () => {
    vi.useFakeTimers();
    const trial = await asked({ onFault: () => {}, policy: { sendTimeoutSeconds: 5 } });
    const { send } = trial.mail;
    trial.mail.send = () => new Promise(() => {});
    const turn = trial.keyfob.deliver();
    await vi.advanceTimersByTimeAsync(6_000);
    await turn;
    trial.mail.send = send;
    trial.clock.advanceSeconds(2);
    await trial.deliver();
    vi.useRealTimers();

    expect(trial.links()).toHaveLength(1);
  });

  it('survives a process that dies while it sends: another takes it over (M2)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    let isDead = false;
    const settle: typeof store.outbox.settle = (...call) =>
      isDead ? Promise.reject(new Error('killed')) : store.outbox.settle(...call);
    const trial = await asked({ clock, store: { ...store, outbox: { ...store.outbox, settle } } });
    isDead = true;
    await trial.deliver();
    clock.advanceSeconds(59.999);
    expect(await trial.keyfob.deliver()).toBe(0); // nobody else may touch it yet

    clock.advanceSeconds(0.001);
    await trial.keyfob.deliver();

    const keys = trial.links().map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });
});

describe('a message in the store', () => {
  it('is not handed over when it is worth nothing any more (M2)', async () => {
    const { post, mail, clock, keyfob, stateOf, outcomes } = posting();
    await post({ id: 'late', body: notice, dropAt: clock() });
    await post({ id: 'in time', body: notice, dropAt: clock() + 1 });

    await keyfob.deliver();

    expect(mail.sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['in time']);
    expect(await stateOf('late')).toBe('failed');
    expect(outcomes).toEqual([
      ['late', 'dropped'],
      ['in time', 'sent'],
    ]);
  });

  it('fails when its next attempt would come too late', async () => {
    const { post, mail, clock, keyfob, stateOf, outcomes } = posting();
    await post({ id: 'too late', body: notice, dropAt: clock() + 2000 });
    await post({ id: 'in time', body: notice, dropAt: clock() + 2001 });
    mail.failNext({ error: new Error('down') }, { error: new Error('down') });

    await keyfob.deliver();

    expect(await stateOf('too late')).toBe('failed');
    expect(await stateOf('in time')).toBe('on_its_way');
    expect(outcomes).toEqual([
      ['too late', 'failed'],
      ['in time', 'again'],
    ]);
  });

  it('is tried once a minute in the long run (P3)', async () => {
    const { post, mail, clock, keyfob } = posting();
    await post({ id: 'm', body: notice, dropAt: clock() + 86_400_000 });
    mail.failNext(...Array.from({ length: 7 }, () => ({ error: new Error('down') })));
    const waits: number[] = [];
    for (let seconds = 0; mail.sent.length === 0; ) {
      if ((await keyfob.deliver()) > 0) {
        waits.push(seconds);
        seconds = 0;
      }
      clock.advanceSeconds(1);
      seconds += 1;
    }

    expect(waits).toEqual([0, 2, 4, 8, 16, 32, 60, 60]);
  });

  it('waits where its channel was taken away, and says so (M2)', async () => {
    const onFault = vi.fn();
    const { post, keyfob, clock, stateOf, without, outcomes } = posting(onFault);
    const dropAt = clock() + 86_400_000;
    const content = { kind: 'recovery_code', code: '1', host: 'h' } as const;
    await post({ id: 'mail', body: notice, dropAt });
    await post({ id: 'sms', body: { ...sms, content: { ...told, kind: 'otp_disabled' } }, dropAt });
    await post({ id: 'code', body: { ...sms, content }, dropAt });
    await without('recovery').deliver();

    expect(outcomes.find(([id]) => id === 'code')).toEqual(['code', 'dropped']); // of no recovery
    expect(await stateOf('sms')).toBe('on_its_way');
    clock.advanceSeconds(2);
    await without('sms').deliver();
    expect(await stateOf('mail')).toBe('sent');
    expect(await stateOf('sms')).toBe('on_its_way');
    await post({
      id: 'another',
      body: { ...sms, content: { ...told, kind: 'otp_disabled' } },
      dropAt,
    });
    await without('sms').deliver();
    clock.advanceSeconds(4);
    await keyfob.deliver();
    expect(await stateOf('sms')).toBe('sent');
    expect(causesOf(onFault)).toEqual([
      'a mail was tried again: the option recovery was taken away: nobody sends',
      'a sms was tried again: the option recovery was taken away: nobody sends',
    ]); // once an hour each, whatever the reason is by then
  });

  it('waits where the sender of SMS alone was taken away, and says so (M2)', async () => {
    const onFault = vi.fn();
    const { post, clock, stateOf, without } = posting(onFault);
    await post({ id: 'sms', body: { ...sms, content: told }, dropAt: clock() + 86_400_000 });

    await without('sms').deliver();

    expect(await stateOf('sms')).toBe('on_its_way');
    expect(causesOf(onFault)).toEqual([
      'a sms was tried again: the option recovery.sms was taken away',
    ]);
  });

  it('that its channel refuses for good is not tried again; whatever else is thrown is', async () => {
    const { post, mail, clock, keyfob, outcomes } = posting();
    const thrown = [{ isPermanent: true }, { isPermanent: 'yes' }, undefined, null, 'text'];
    for (const id of thrown.keys()) {
      await post({ id: `m-${id}`, body: notice, dropAt: clock() + 86_400_000 });
    }
    mail.failNext(...thrown.map((error) => ({ error: error as unknown as Error })));

    await keyfob.deliver();

    expect(outcomes.map(([, state]) => state)).toEqual(['failed', ...Array(4).fill('again')]);
  });

  it('whose turn cannot be written down is a fault that the log tells (S8)', async () => {
    const onFault = vi.fn();
    const clock = manualClock();
    const store = memoryStore({ clock });
    const outbox = { ...store.outbox, settle: () => Promise.reject(new Error('read-only')) };
    const trial = trialKeyfob({ clock, store: { ...store, outbox }, onFault });
    await trial.enrol();

    await trial.keyfob.deliver();

    expect(trial.mail.sent).toHaveLength(1);
    expect(causesOf(onFault)).toEqual(['read-only']);
  });

  it.each(['mail', 'sms'] as const)(
    'whose %s never ends is given a second of grace, and named',
    async (channel) => {
      const onFault = vi.fn();
      const { post, clock, keyfob, ...trial } = posting(onFault);
      const body = channel === 'mail' ? notice : { ...sms, content: told };
      await post({ id: 'm', body, dropAt: clock() + 86_400_000 });
      vi.useFakeTimers();
      trial[channel].send = () => new Promise<never>(() => {});
      const turn = keyfob.deliver();
      await vi.advanceTimersByTimeAsync(20_999);
      const early = onFault.mock.calls.length;
      await vi.advanceTimersByTimeAsync(1);
      await turn;
      vi.useRealTimers();

      expect(early).toBe(0);
      expect(causesOf(onFault)).toEqual([
        `a ${channel} was tried again: ${channel}.send did not answer in 21 s`,
      ]);
    },
  );

  it('goes out with nineteen others at a time', async () => {
    const { post, keyfob, clock } = posting();
    for (let count = 1; count <= 25; count += 1) {
      await post({ id: `m-${count}`, body: notice, dropAt: clock() + 1000 });
    }

    expect([await keyfob.deliver(), await keyfob.deliver(), await keyfob.deliver()]).toEqual([
      ...[20, 5, 0],
    ]);
  });
});

describe('the delivery', () => {
  it('looks once a second for what others have left, and does not pause before it is done', async () => {
    vi.useFakeTimers();
    const { post, keyfob, mail, clock } = posting();
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(0);
    for (let count = 1; count <= 45; count += 1) {
      await post({ id: `m-${count}`, body: notice, dropAt: clock() + 1000 });
    }
    await vi.advanceTimersByTimeAsync(999);
    const early = mail.sent.length;
    await vi.advanceTimersByTimeAsync(1);
    const onTime = mail.sent.length;
    await stop(); // and leaves nothing that would wake up
    const timers = vi.getTimerCount();
    vi.useRealTimers();

    expect([early, onTime, timers]).toEqual([0, 45, 0]);
  });

  it('begins at once after a commit and ends when it is stopped', async () => {
    const trial = trialKeyfob();
    await trial.enrol();
    await trial.deliver();
    trial.mail.sent.splice(0);
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
    let isAway = false;
    const lease: typeof store.outbox.lease = (call) =>
      isAway ? Promise.reject(new Error('away')) : store.outbox.lease(call);
    const trial = await asked({ clock, store: { ...store, outbox: { ...store.outbox, lease } } });
    isAway = true;
    expect(await trial.keyfob.deliver()).toBe(0);
    expect(causesOf(trial.onFault)).toEqual(['away']); // one a channel
    isAway = false;

    await trial.deliver();

    expect(trial.links()).toHaveLength(1);
  });
});

describe('channels', () => {
  const content = { ...told, kind: 'otp_disabled' } as const;
  const bodies = { mail: notice, sms: { ...sms, content } } as const;

  it.each(['mail', 'sms'] as const)(
    'do not wait for each other: a sender of %s that hangs delays nothing else by more than a second',
    async (hanging) => {
      vi.useFakeTimers();
      const { post, keyfob, outcomes, clock, ...trial } = posting();
      trial[hanging].send = () => new Promise<never>(() => {});
      const dropAt = clock() + 86_400_000;
      for (let count = 1; count <= 30; count += 1) {
        await post({ id: `stuck-${count}`, body: bodies[hanging], dropAt });
      }
      const stop = keyfob.startDelivery();
      await vi.advanceTimersByTimeAsync(1);
      const other = hanging === 'mail' ? 'sms' : 'mail';
      await post({ id: 'other', body: bodies[other], dropAt });
      const task = { kind: 'settle_account' } as const;
      await post({ id: 'task', body: { channel: 'task', content: task }, dropAt });

      await vi.advanceTimersByTimeAsync(1_000);

      expect(trial[other].sent.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['other']);
      expect(outcomes).toEqual(
        expect.arrayContaining([
          ['other', 'sent'],
          ['task', 'sent'],
        ]),
      );
      expect(outcomes).toHaveLength(2);
      const stopped = stop();
      await vi.advanceTimersByTimeAsync(21_000);
      await stopped;
      vi.useRealTimers();
    },
  );

  it('of one turn do not wait for each other either', async () => {
    const { post, keyfob, clock, ...trial } = posting();
    const { promise, resolve } = Promise.withResolvers<void>();
    trial.mail.send = () => promise;
    await post({ id: 'stuck', body: notice, dropAt: clock() + 1000 });
    await post({ id: 'other', body: bodies.sms, dropAt: clock() + 1000 });

    const turn = keyfob.deliver();
    await vi.waitFor(() => expect(trial.sms.sent).toHaveLength(1));
    resolve();

    expect(await turn).toBe(2);
  });

  it('have twenty places each; one that is free takes the next message at once', async () => {
    vi.useFakeTimers();
    const { post, keyfob, clock, ...trial } = posting();
    const inHand: { key: string; done: () => void }[] = [];
    trial.mail.send = async ({ idempotencyKey }) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      inHand.push({ key: idempotencyKey, done: resolve });
      await promise;
    };
    for (let count = 1; count <= 23; count += 1) {
      await post({ id: `m-${count}`, body: notice, dropAt: clock() + 86_400_000 });
    }
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(0);
    const atFirst = inHand.length;
    inHand[7]?.done();
    await vi.advanceTimersByTimeAsync(0); // and no pause in between
    const afterOne = inHand.map(({ key }) => key).slice(20);
    for (const { done } of inHand) done();
    await vi.advanceTimersByTimeAsync(0);
    const all = inHand.length;
    for (const { done } of inHand) done();
    await stop();
    const timers = vi.getTimerCount();
    vi.useRealTimers();

    expect([atFirst, afterOne, all]).toEqual([20, ['m-21'], 23]);
    expect(timers).toBe(0);
  });

  it('take a place that is free while they ask the store as well', async () => {
    vi.useFakeTimers();
    const clock = manualClock();
    const inner = memoryStore({ clock });
    let asking = Promise.withResolvers<void>();
    asking.resolve();
    const lease: typeof inner.outbox.lease = async (call) => {
      await asking.promise;
      return inner.outbox.lease(call);
    };
    const keys = parseKeyRing(generateKeyRing());
    const store = { ...inner, outbox: { ...inner.outbox, lease } };
    const { keyfob, mail } = trialKeyfob({ clock, store, keys });
    const inHand: (() => void)[] = [];
    mail.send = () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      inHand.push(resolve);
      return promise;
    };
    const messages = Array.from({ length: 22 }, (_, index) =>
      sealMessage(keys, { id: `m-${index}`, body: notice, dropAt: clock() + 86_400_000 }),
    );
    await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(0);
    const atFirst = inHand.length;
    asking = Promise.withResolvers<void>();
    inHand[0]?.();
    await vi.advanceTimersByTimeAsync(0); // asks for one
    inHand[1]?.();
    await vi.advanceTimersByTimeAsync(0); // and has two places by now
    asking.resolve();
    await vi.advanceTimersByTimeAsync(0);
    const afterTwo = inHand.length;
    for (const done of inHand) done();
    await stop();
    vi.useRealTimers();

    expect([atFirst, afterTwo]).toEqual([20, 22]);
  });

  it('ask for one message or more, or not at all, also where a store has given too many', async () => {
    vi.useFakeTimers();
    const onFault = vi.fn();
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const limits: number[] = [];
    const lease: typeof inner.outbox.lease = (call) => {
      if (call.channel === 'mail') limits.push(call.limit);
      return inner.outbox.lease({ ...call, limit: call.limit + 1 });
    };
    const keys = parseKeyRing(generateKeyRing());
    const store = { ...inner, outbox: { ...inner.outbox, lease } };
    const { keyfob, mail } = trialKeyfob({ clock, store, keys, onFault });
    const inHand: (() => void)[] = [];
    mail.send = () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      inHand.push(resolve);
      return promise;
    };
    const messages = Array.from({ length: 30 }, (_, index) =>
      sealMessage(keys, { id: `m-${index}`, body: notice, dropAt: clock() + 86_400_000 }),
    );
    await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(1_000); // one more than there are places
    inHand[0]?.();
    await vi.advanceTimersByTimeAsync(2_000); // as many as there are places
    const atFirst = [...limits];
    const stopped = stop();
    await vi.advanceTimersByTimeAsync(0);
    for (const done of inHand) done();
    await vi.advanceTimersByTimeAsync(0);
    for (const done of inHand) done();
    await stopped;
    vi.useRealTimers();

    expect(atFirst).toEqual([20]);
    expect(onFault).not.toHaveBeenCalled();
  });

  it('are not looked at for a commit that leaves no message', async () => {
    vi.useFakeTimers();
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const lease = vi.fn(inner.outbox.lease);
    const store = { ...inner, outbox: { ...inner.outbox, lease } };
    const { keyfob } = trialKeyfob({ clock, store });
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(1);
    const before = lease.mock.calls.length;

    await keyfob.beginEnrolment({ userId: 'alice' }); // written, and nothing to send
    await keyfob.status({ userId: 'alice' }); // not even written
    await vi.advanceTimersByTimeAsync(0);
    const after = lease.mock.calls.length;
    await stop();
    vi.useRealTimers();

    expect(after).toBe(before);
  });

  it('are each looked at by every commit that leaves a message, without a pause', async () => {
    const { keyfob, mail, deliver, enrol } = trialKeyfob();
    await enrol();
    await deliver();
    vi.useFakeTimers();
    const stop = keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(1);
    const step = await keyfob.beginLogin({ userId: 'alice' });
    const sent = mail.sent.length;
    if (step.next === 'code') await keyfob.beginRecovery({ pending: step.pending, input: {} });

    await vi.advanceTimersByTimeAsync(0);
    const after = mail.sent.length;
    await stop();
    vi.useRealTimers();

    expect([sent, after]).toEqual([1, 2]);
  });

  it('stop when they are told to, once what is in hand has been settled', async () => {
    const { post, keyfob, clock, outcomes, ...trial } = posting();
    const { promise, resolve } = Promise.withResolvers<void>();
    const { send } = trial.mail;
    trial.mail.send = async (...call) => {
      await promise;
      await send(...call);
    };
    await post({ id: 'in hand', body: notice, dropAt: clock() + 86_400_000 });
    const stop = keyfob.startDelivery();
    await vi.waitFor(async () => expect((await keyfob.deliver()) === 0).toBe(true));
    let isStopped = false;
    const stopping = stop().then(() => {
      isStopped = true;
    });
    await new Promise((done) => setTimeout(done, 20));
    expect([isStopped, outcomes]).toEqual([false, []]);
    resolve();
    await stopping;

    expect(outcomes).toEqual([['in hand', 'sent']]);
    await post({ id: 'later', body: notice, dropAt: clock() + 86_400_000 });
    await new Promise((done) => setTimeout(done, 20));
    expect(trial.mail.sent).toHaveLength(1);
  });
});

describe('attack 63: pumping SMS', () => {
  it('ends at the budget of a number, of its neighbours, of an address and of all (P2)', async () => {
    const browsers = new Map<string, Recovering>();
    const send = async (trial: TrialKeyfob, userId: string, address: string) => {
      const pending = await trial.pendingLogin(userId);
      const client = { address };
      const own = browsers.get(userId);
      await trial.keyfob.beginRecovery({ pending, recovering: own, input: {}, client });
      await trial.deliver();
      const token = mailedToken(trial, `${userId}@example.test`);
      const opened = await trial.keyfob.openRecoveryLink({ pending, input: { token } });
      const { recovering } = opened;
      browsers.set(userId, recovering);
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
      browsers.clear();
      const trial = trialKeyfob({ policy, onFault: () => {} });
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

  it('ends when codes are not used any more, and the operator hears of it once; used ones are none (P2)', async () => {
    const onFault = vi.fn();
    const names = Array.from({ length: 7 }, (_, index) => `user-${index}`);
    const users = memoryUsers(
      Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            ...{ password: trialPassword, label: name, email: `${name}@example.test` },
            phone: `+42055${index}000000`,
          },
        ]),
      ),
    );
    const trial = trialKeyfob({ users, onFault, policy: { smsUnusedPerHour: 2 } });
    for (const name of names) await trial.enrol(name);
    const lose = async (userId: string, isUsed: boolean) => {
      const recovering = await followLink(trial, await trial.pendingLogin(userId));
      const smsCode = await askForSms(trial, recovering);
      if (isUsed) await giveSmsCode(trial, recovering, smsCode);
    };

    for (const used of names.slice(0, 3)) await lose(used, true);
    await lose('user-3', false);
    await lose('user-4', false);
    const refused = [await refusalOf(lose('user-5', true)), await refusalOf(lose('user-6', true))];

    expect(refused.map(({ code }) => code)).toEqual(['delivery_limit', 'delivery_limit']);
    expect(onFault.mock.calls.map(([fault]) => fault.cause.message)).toEqual([
      expect.stringMatching(/^SMS are held back for \d+ s: .*smsUnusedPerHour/),
    ]);
  });

  it('costs nothing without a solved CAPTCHA', async () => {
    const trial = trialKeyfob({ policy: { smsPerHour: 1 } });
    await trial.enrol();
    const recovering = await followLink(trial, await trial.pendingLogin());

    const refused = await refusalOf(trial.keyfob.sendRecoverySms({ recovering, input: {} }));
    const input = { captcha: trial.captcha.solve('recovery_sms') };
    await trial.keyfob.sendRecoverySms({ recovering, input });

    expect(refused.code).toBe('captcha_failed');
  });
});
