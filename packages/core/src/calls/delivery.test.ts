/** What becomes of a message that was handed over, or was not, and what the operator hears of it. */
import { describe, expect, it, vi } from 'vitest';
import type { SendFailure } from '../index.ts';
import { generateKeyRing, KeyfobError, type MessageBody, parseKeyRing } from '../index.ts';
import type { MessageOutcome, Store } from '../ports/store.ts';
import { sealMessage } from '../sealing/sealed-message.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  refusalOf,
  textedCode,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const phone = '+420555000101';
const alice = { userId: 'alice' };
const password = trialPassword;
const dayMs = 86_400_000;

const told = { kind: 'otp_disabled', link: 'https://account.example.test/notice#t' } as const;
const mail: MessageBody = { channel: 'mail', to: email, locale: 'en', content: told };
const sms: MessageBody = { channel: 'sms', to: phone, locale: 'en', content: told };
const task: MessageBody = {
  channel: 'task',
  content: { kind: 'close_request', requestId: 'nobody knows it', outcome: 'done' },
};

const failure = (message: string, more: SendFailure = {}) =>
  Object.assign(new Error(message), more);

/** A Keyfob whose outbox gets messages by hand. */
function posting() {
  const clock = manualClock();
  const inner = memoryStore({ clock });
  const outcomes = new Map<string, MessageOutcome>();
  const store: Store = {
    ...inner,
    outbox: {
      ...inner.outbox,
      settle(message, outcome) {
        outcomes.set(message.id, outcome);
        return inner.outbox.settle(message, outcome);
      },
    },
  };
  const keys = parseKeyRing(generateKeyRing());
  const onFault = vi.fn();
  const process = () => trialKeyfob({ clock, store, keys, onFault });
  return {
    ...process(),
    ...{ store, onFault, outcomes, process },
    async post(id: string, body: MessageBody, livesMs = dayMs) {
      const messages = [sealMessage(keys, { id, body, dropAt: clock() + livesMs })];
      await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
    },
  };
}

const causesOf = (onFault: ReturnType<typeof vi.fn>): string[] =>
  onFault.mock.calls.map(([fault]) => fault.cause.message);

describe('a message that its sender refuses', () => {
  it.each<[string, SendFailure, MessageOutcome['state'], string]>([
    ['for good is given up', { isPermanent: true }, 'failed', 'given up'],
    ['for the set-up is tried again', { isSetUp: true }, 'again', 'held up by the set-up'],
    ['for now is tried again', {}, 'again', 'tried again'],
    [
      'for now, and has certainly not sent, is tried again',
      { isUnsent: true },
      'again',
      'tried again',
    ],
    [
      'for good whatever the set-up is given up',
      { isPermanent: true, isSetUp: true },
      'failed',
      'given up',
    ],
  ])('%s, and it is told (attack 26, attack 28)', async (_, says, state, outcome) => {
    const { post, keyfob, outcomes, onFault, ...trial } = posting();
    trial.mail.failNext({ error: failure('no route', says) });
    await post('m', mail);

    await keyfob.deliver();

    expect(outcomes.get('m')?.state).toBe(state);
    expect(causesOf(onFault)).toEqual([`a mail was ${outcome}: no route`]);
    expect(onFault.mock.calls[0]?.[0].cause.cause).toBeInstanceOf(Error); // and what was thrown
  });

  it('says so by true and by nothing else', async () => {
    const { post, keyfob, outcomes, ...trial } = posting();
    const vague = [{ isPermanent: 'yes' }, { isPermanent: 1 }, { isSetUp: 'yes' }] as object[];
    for (const [index, says] of vague.entries()) {
      trial.mail.failNext({ error: failure('x', says) });
      await post(`m-${index}`, mail);
    }

    await keyfob.deliver();

    expect([...outcomes.values()].map(({ state }) => state)).toEqual(['again', 'again', 'again']);
  });

  it.each<[unknown, string]>([
    [
      new KeyfobError('unavailable', {}, { cause: new Error('the store is away') }),
      'the store is away',
    ],
    [new KeyfobError('flow_state'), 'This step does not fit what went before.'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
    [null, 'null'],
    [{ code: 'E1' }, '[object Object]'],
  ])('by throwing %o is told in one sentence', async (thrown, words) => {
    const { post, keyfob, onFault, ...trial } = posting();
    trial.mail.failNext({ error: thrown as Error });
    await post('m', mail);

    await keyfob.deliver();

    expect(causesOf(onFault)).toEqual([`a mail was tried again: ${words}`]);
  });
});

describe('what the operator hears', () => {
  it.each<['mail' | 'sms', SendFailure, string]>([
    ['mail', { isPermanent: true }, 'given up'],
    ['mail', { isSetUp: true }, 'held up by the set-up'],
    ['mail', {}, 'tried again'],
    ['sms', { isPermanent: true }, 'given up'],
    ['sms', { isSetUp: true }, 'held up by the set-up'],
    ['sms', {}, 'tried again'],
  ])(
    'of %s that says %j is one sentence an hour, over all processes',
    async (channel, says, outcome) => {
      const { post, process, onFault, clock } = posting();
      const processes = [process(), process()];
      const fails = async (reason: string) => {
        for (const [index, each] of processes.entries()) {
          each[channel].failNext({ error: failure(reason, says) });
          await post(`${reason} ${index}`, channel === 'mail' ? mail : sms);
          await each.keyfob.deliver();
        }
      };

      await fails('first');
      clock.advanceSeconds(3_599);
      await fails('within the hour');
      clock.advanceSeconds(1);
      await fails('after it');

      expect(causesOf(onFault)).toEqual([
        `a ${channel} was ${outcome}: first`,
        `a ${channel} was ${outcome}: after it`,
      ]);
    },
  );

  it('of a task is one sentence an hour as well', async () => {
    const { post, keyfob, onFault } = posting();
    await post('t-1', task);
    await post('t-2', task);

    await keyfob.deliver();

    expect(causesOf(onFault)).toEqual(['a task was tried again: There is nothing here.']);
  });

  it('is set-up and passing trouble apart: one does not hide the other', async () => {
    const { post, keyfob, onFault, ...trial } = posting();
    for (const [index, says] of [{}, { isSetUp: true }, { isPermanent: true }, {}].entries()) {
      trial.mail.failNext({ error: failure(`reason ${index}`, says) });
      await post(`m-${index}`, mail);
    }

    await keyfob.deliver();

    expect(causesOf(onFault)).toEqual([
      'a mail was tried again: reason 0',
      'a mail was held up by the set-up: reason 1',
      'a mail was given up: reason 2',
    ]);
  });

  it('is too much rather than nothing where the hour cannot be looked up', async () => {
    const { post, keyfob, onFault, store, ...trial } = posting();
    store.spend = () => Promise.reject(new Error('away'));
    const broken = trial.process();
    broken.mail.failNext({ error: failure('down') }, { error: failure('down') });
    await post('m-1', mail);
    await post('m-2', mail);

    await broken.keyfob.deliver();

    expect(
      causesOf(onFault).filter((each) => each === 'a mail was tried again: down'),
    ).toHaveLength(2);
  });

  it('is a message whose time was over before anybody could send it', async () => {
    const { post, keyfob, onFault, outcomes, clock, ...trial } = posting();
    await post('late', mail, 1000);
    clock.advanceSeconds(1);

    await keyfob.deliver();

    expect(outcomes.get('late')).toEqual({ state: 'dropped' });
    expect(causesOf(onFault)).toEqual([
      'a mail was given up: its time was over before it could be sent',
    ]);
    expect(trial.mail.sent).toEqual([]);
  });

  it('is a message whose next attempt would come too late', async () => {
    const { post, keyfob, onFault, outcomes, ...trial } = posting();
    trial.mail.failNext({ error: failure('down', { isSetUp: true }) });
    await post('m', mail, 2000);

    await keyfob.deliver();

    expect(outcomes.get('m')).toEqual({ state: 'failed' });
    expect(causesOf(onFault)).toEqual(['a mail was given up: down']);
  });
});

describe('a message that fails again and again', () => {
  it('is tried once a minute, and after twenty attempts four times an hour (P3)', async () => {
    const { post, keyfob, outcomes, clock, ...trial } = posting();
    trial.mail.failNext(...Array.from({ length: 23 }, () => ({ error: failure('down') })));
    await post('m', mail, 30 * dayMs);
    const waits: number[] = [];
    for (let attempts = 1; attempts <= 23; attempts += 1) {
      await keyfob.deliver();
      const outcome = outcomes.get('m');
      if (outcome?.state !== 'again') throw new Error('it was settled');
      const seconds = (outcome.notBefore - clock()) / 1000;
      waits.push(seconds);
      clock.advanceSeconds(seconds);
    }
    await keyfob.deliver();

    expect(waits).toEqual([...[2, 4, 8, 16, 32, ...Array(15).fill(60), 900, 900, 900]]);
    expect(trial.mail.sent).toHaveLength(1);
  });
});

describe('the life of a link and of a code', () => {
  async function asked() {
    const trial = trialKeyfob({ onFault: () => {} });
    await trial.enrol();
    await trial.deliver();
    const pending = await trial.pendingLogin();
    return { ...trial, pending };
  }
  type Trial = Awaited<ReturnType<typeof asked>>;

  const wait = async ({ clock, deliver }: Trial, seconds: number) => {
    for (let waited = 0; waited < seconds; waited += 30) {
      clock.advanceSeconds(30);
      await deliver();
    }
  };
  const open = ({ keyfob, ...trial }: Trial) =>
    keyfob.openRecoveryLink({ input: { token: mailedToken(trial, email), password } });

  it('attack 28: begins with the first hand-over, however often the sender repeats it (R3)', async () => {
    const trial = await asked();
    const lost = { error: failure('timeout'), afterwards: true };
    trial.mail.failNext(...Array.from({ length: 99 }, () => lost));
    await trial.keyfob.beginRecovery({ pending: trial.pending, input: {} });
    await trial.deliver();
    const { expiresAt } = await trial.keyfob.recovery({ pending: trial.pending });
    expect(expiresAt).toBe(new Date(trial.clock() + 300_000).toISOString());

    await wait(trial, 270);
    expect(await trial.keyfob.recovery({ pending: trial.pending })).toMatchObject({ expiresAt });
    await wait(trial, 30);

    expect((await refusalOf(open(trial))).code).toBe('link_invalid');
    const { length } = trial.mail.sent;
    await wait(trial, 600);
    expect(trial.mail.sent).toHaveLength(length); // dead, so it is not sent any more (M2)
    expect((await trial.keyfob.recovery({ pending: trial.pending })).delivery).toBe('failed');
  });

  it('attack 28: of an SMS code, too: ten minutes of lost attempts make no code of ten minutes (P1)', async () => {
    const trial = await asked();
    const recovering = await followLink(trial, trial.pending);
    const lost = { error: failure('timeout'), afterwards: true };
    trial.sms.failNext(...Array.from({ length: 99 }, () => lost));
    await askForSms(trial, recovering);
    await wait(trial, 300);

    const refused = await refusalOf(giveSmsCode(trial, recovering, textedCode(trial, phone)));

    expect(refused.code).toBe('wrong_code');
  });

  it('begins with the first attempt that may have reached somebody: one that has not is taken back (R3)', async () => {
    const trial = await asked();
    const unsent = { error: failure('connection refused', { isUnsent: true }) };
    trial.mail.failNext(...Array.from({ length: 10 }, () => unsent));
    await trial.keyfob.beginRecovery({ pending: trial.pending, input: {} });
    await wait(trial, 600);
    expect(trial.mail.sent.at(-1)?.content.kind).toBe('recovery_link');
    const { expiresAt } = await trial.keyfob.recovery({ pending: trial.pending });

    expect(Date.parse(expiresAt ?? '') - trial.clock()).toBeGreaterThan(0);
    expect((await open(trial)).recovery.state).toBe('confirmed');
  });

  it('that has begun stays begun when a later attempt has certainly reached nobody (R3)', async () => {
    const trial = await asked();
    trial.mail.failNext(
      { error: failure('timeout'), afterwards: true },
      ...Array.from({ length: 99 }, () => ({ error: failure('x', { isUnsent: true }) })),
    );
    await trial.keyfob.beginRecovery({ pending: trial.pending, input: {} });
    await trial.deliver();
    await wait(trial, 300);

    expect((await refusalOf(open(trial))).code).toBe('link_invalid');
  });

  it('is dropped as dead where a code was accepted meanwhile, and nobody is told: it is as it should be (M2)', async () => {
    const onFault = vi.fn();
    const trial = trialKeyfob({ onFault });
    const authenticator = await trial.enrol();
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });
    const input = { code: authenticator.codeAt(trial.clock()) };
    await trial.keyfob.verify({ pending: await trial.pendingLogin(), input });

    await trial.deliver();

    expect(trial.mail.sent.map(({ content }) => content.kind)).toEqual(['otp_enabled']);
    expect(onFault).not.toHaveBeenCalled();
  });
});

describe('a task that comes too early', () => {
  it('asks to be called again: a clock ahead has put it off, and OTP goes off when it is due (U1)', async () => {
    const policy = { coolingOffSeconds: 3600 };
    const trial = trialKeyfob({ policy, onFault: () => {} });
    await trial.enrol();
    const { keyfob, clock } = trial;
    clock.advanceSeconds(86_400); // ahead
    const recovering = await followLink(trial, await trial.pendingLogin());
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver(); // the owner was told, and the end written down for tomorrow
    clock.advanceSeconds(-86_400);

    await trial.deliver();
    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    clock.advanceSeconds(3600);
    expect(await keyfob.deliver()).toBe(1);
    while ((await keyfob.deliver()) > 0);

    const events = await keyfob.events({ ...alice, limit: 1 });
    expect(events).toMatchObject([{ type: 'recovered' }]);
    expect(trial.mail.sent.at(-1)?.content.kind).toBe('otp_disabled');
  });
});

describe('what is written into a message when it goes out', () => {
  it('is when OTP goes off, in mail and SMS alike, counted from then (U1, P3)', async () => {
    const trial = trialKeyfob({ policy: { coolingOffSeconds: 3600 }, onFault: () => {} });
    await trial.enrol();
    const recovering = await followLink(trial, await trial.pendingLogin());
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    trial.sms.failNext({ error: failure('down') });
    trial.clock.advanceSeconds(120);
    await trial.deliver();
    const effectiveAt = trial.clock() + 3_600_000;
    trial.clock.advanceSeconds(30);
    await trial.deliver();

    const kind = 'otp_disabling';
    expect(trial.mail.sent.at(-1)?.content).toMatchObject({ kind, effectiveAt, by: 'recovery' });
    expect(trial.sms.sent.at(-1)?.content).toMatchObject({ kind, effectiveAt });
  });

  it('is nothing more where OTP does not go off by itself', async () => {
    const trial = trialKeyfob();
    await trial.enrol();
    await followLink(trial, await trial.pendingLogin());

    const link = expect.stringContaining('https://account.example.test/recovery#');
    expect(trial.mail.sent.at(-1)?.content).toStrictEqual({
      ...{ kind: 'recovery_link', link, minutes: 5 },
    });
  });

  it('is its one key, and a signal that ends the attempt', async () => {
    const { post, keyfob, ...trial } = posting();
    const send = vi.fn(trial.mail.send);
    trial.mail.send = send;
    await post('m', mail);

    await keyfob.deliver();

    expect(send.mock.calls).toEqual([
      [{ to: email, locale: 'en', content: told, idempotencyKey: 'm' }, expect.any(AbortSignal)],
    ]);
  });
});
