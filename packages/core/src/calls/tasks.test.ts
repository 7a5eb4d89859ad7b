/** What Keyfob does later by itself, when something is in its way. */

import { describe, expect, it, vi } from 'vitest';
import { generateKeyRing, KeyfobError, parseKeyRing, type StaffMember } from '../index.ts';
import type { Users } from '../ports/users.ts';
import {
  askForSms,
  followLink,
  giveSmsCode,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const phone = '+420555000101';
const alice = { userId: 'alice' };
const staff: StaffMember = { userId: 'staff-1', name: 'First Example' };
const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
const known = { password: trialPassword, label: 'Alice Example', email, phone };

/** Users of whom one can be deleted. */
function aliceWhoMayLeave(more: Partial<Users> = {}) {
  const users = memoryUsers({ alice: known });
  let isDeleted = false;
  return {
    users: {
      ...users,
      find: async (userId: string) => (isDeleted ? undefined : users.find(userId)),
      ...more,
    },
    deleteAlice: () => {
      isDeleted = true;
    },
  };
}

/** Alice has just turned OTP off by mail and SMS; nothing was told of it yet. */
async function recovered(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob(options);
  await trial.enrol();
  const recovering = await followLink(trial, await trial.pendingLogin());
  await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
  return trial;
}

/** A request of Alice's that one person may approve. */
async function asked(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob({ support: { evidence, approvals: 1 }, ...options });
  const authenticator = await trial.enrol();
  const { keyfob, captcha } = trial;
  const input = { email, message: 'Help.', captcha: captcha.solve('support_request') };
  await keyfob.requestSupport({ input });
  const queue = async () => (await keyfob.supportQueue({ staff })).requests;
  const id = (await queue())[0]?.id ?? '';
  const approve = async () => {
    await keyfob.checkEvidence({ staff, id, input: { item: 'called', isChecked: true } });
    await keyfob.decideRequest({ staff, id, input: { decision: 'approve', reason: 'It fits' } });
  };
  return { ...trial, authenticator, queue, id, approve };
}

const messagesOf = (onFault: ReturnType<typeof vi.fn>) =>
  onFault.mock.calls.map(([fault]) => fault.cause.message);

const kindsOf = ({ sent }: { sent: readonly { content: { kind: string } }[] }) =>
  sent.map(({ content }) => content.kind);

describe('after a recovery', () => {
  it('every session of the user is ended, and the owner is told, once each (R9)', async () => {
    const endSessions = vi.fn(async () => {});
    const { users } = aliceWhoMayLeave({ endSessions });
    const { deliver, mail, sms } = await recovered({ users });
    expect(endSessions).not.toHaveBeenCalled(); // not in the commit: it may take its time

    await deliver();
    await deliver();

    expect(endSessions.mock.calls).toEqual([['alice']]);
    expect(mail.sent.map(({ idempotencyKey }) => idempotencyKey).at(-1)).toMatch(/:off:mail$/);
    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link', 'otp_disabled']);
    expect(kindsOf(sms)).toEqual(['recovery_code', 'otp_disabled']);
  });

  it('sessions that cannot be ended are tried again before anybody is told they were', async () => {
    const endSessions = vi.fn().mockRejectedValueOnce(new Error('sessions are away'));
    const onFault = vi.fn();
    const { users } = aliceWhoMayLeave({ endSessions });
    const { deliver, mail, clock } = await recovered({ users, onFault });
    await deliver();
    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link']);
    expect(messagesOf(onFault)).toEqual(['a task was tried again: sessions are away']);

    clock.advanceSeconds(2);
    await deliver();

    expect(endSessions).toHaveBeenCalledTimes(2);
    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link', 'otp_disabled']);
  });

  it('the owner is told once, even if the process dies between telling and noting it (M2)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    let deaths = 0;
    const settle: typeof store.outbox.settle = async (message, outcome) => {
      if (message.channel === 'task' && deaths === 0) {
        deaths += 1;
        throw new Error('killed');
      }
      return store.outbox.settle(message, outcome);
    };
    const outbox = { ...store.outbox, settle };
    const trial = await recovered({ clock, store: { ...store, outbox }, onFault: () => {} });
    await trial.deliver();
    const first = mailedToken(trial, email, 'otp_disabled');
    clock.advanceSeconds(60); // its lease is over: the task is done again
    await trial.deliver();

    expect(deaths).toBe(1);
    expect(trial.mail.sent.filter(({ content }) => content.kind === 'otp_disabled')).toHaveLength(
      1,
    );
    const answer = await trial.keyfob.cancelRecovery({ input: { token: first } });
    expect(answer.state).toBe('frozen'); // its link is still the one that counts
  });

  it('nobody is told of a user who is deleted by then', async () => {
    const endSessions = vi.fn(async () => {});
    const onFault = vi.fn();
    const { users, deleteAlice } = aliceWhoMayLeave({ endSessions });
    const { deliver, mail, keyfob } = await recovered({ users, onFault });
    deleteAlice();

    await deliver();

    expect(endSessions).not.toHaveBeenCalled();
    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link']); // both from before
    expect(await keyfob.deliver()).toBe(0);
    expect(onFault).not.toHaveBeenCalled();
  });

  it('nobody is told of a user who is deleted while sessions end', async () => {
    const onFault = vi.fn();
    const endSessions = async () => deleteAlice();
    const { users, deleteAlice } = aliceWhoMayLeave({ endSessions });
    const { deliver, mail, keyfob } = await recovered({ users, onFault });

    await deliver();

    expect(kindsOf(mail)).toEqual(['otp_enabled', 'recovery_link']); // both from before
    expect(await keyfob.deliver()).toBe(0);
    expect(onFault).not.toHaveBeenCalled();
  });

  it('sessions end and the owner is told also when a clock was a year ahead meanwhile (R9)', async () => {
    const endSessions = vi.fn(async () => {});
    const { users } = aliceWhoMayLeave({ endSessions });
    const { keyfob, deliver, mail, clock } = await recovered({ users, onFault: () => {} });
    clock.advanceSeconds(365 * 86_400);
    await keyfob.deliver(); // a turn under the wrong clock
    clock.advanceSeconds(-365 * 86_400);
    await deliver();

    expect(endSessions.mock.calls).toEqual([['alice']]);
    expect(kindsOf(mail).at(-1)).toBe('otp_disabled');
  });

  it('sessions end also where the channels were taken away since', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const keys = parseKeyRing(generateKeyRing());
    const endSessions = vi.fn(async () => {});
    const { users } = aliceWhoMayLeave({ endSessions });
    await recovered({ clock, store, keys, users });
    const onFault = vi.fn();
    const less = { onFault, recovery: undefined as never };
    const without = trialKeyfob({ clock, store, keys, users, ...less });

    await without.deliver();

    expect(endSessions).toHaveBeenCalledTimes(1);
    expect(await without.keyfob.deliver()).toBe(0);
    expect(messagesOf(onFault).filter((message) => message.includes('task'))).toEqual([]);
  });
});

describe('after an approval', () => {
  it('the account waits, and its request says when it ends', async () => {
    const { approve, deliver, queue, keyfob, clock } = await asked();
    await approve();
    await deliver();
    clock.advanceSeconds(86_400);
    await deliver();

    const [request] = await queue();
    expect(request).toMatchObject({ state: 'done' });
    expect(request?.trail.at(-1)).toMatchObject({ action: 'applied', by: 'system' });
    expect(await keyfob.beginLogin(alice)).toEqual({ next: 'signed_in', at: clock() });
  });

  it('that was not brought to the account in time can be taken back: no request waits for ever (U1)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const keys = parseKeyRing(generateKeyRing());
    const trial = await asked({ clock, store, keys });
    await trial.approve();
    const without = trialKeyfob({
      clock,
      store,
      keys,
      onFault: () => {},
      recovery: undefined as never,
    });
    const view = async () => (await trial.queue())[0];
    expect(await view()).toMatchObject({ state: 'waiting', allowed: ['comment'] });
    clock.advanceSeconds(30 * 86_400);
    await without.deliver(); // tried for the last time, by a process without channels

    expect(await view()).toMatchObject({
      ...{ state: 'waiting', account: { delivery: 'failed' }, allowed: ['comment', 'reject'] },
    });
    clock.advanceSeconds(31 * 86_400);
    await trial.keyfob.reset({ userId: 'nobody', actor: 'x' }); // something is written: old things go
    const input = { decision: 'reject', reason: 'It got lost' } as const;
    const rejected = await trial.keyfob.decideRequest({ staff, id: trial.id, input });
    await trial.deliver();

    expect(rejected.state).toBe('rejected');
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('that comes a year late is still brought to the account: the wait begins when the owner is told (U1)', async () => {
    const trial = await asked();
    await trial.approve();
    trial.clock.advanceSeconds(365 * 86_400);
    await trial.deliver();

    expect((await trial.queue())[0]).toMatchObject({
      ...{ state: 'waiting', account: { delivery: 'sent' } },
      effectiveAt: new Date(trial.clock() + 86_400_000).toISOString(),
    });
  });

  it('an owner who keeps OTP is who cancelled it', async () => {
    const trial = await asked();
    await trial.approve();
    await trial.deliver();
    const token = mailedToken(trial, email, 'otp_disabling');
    await trial.keyfob.cancelRecovery({ input: { token } });
    await trial.deliver();

    expect((await trial.queue())[0]?.trail.at(-1)).toMatchObject({
      action: 'cancelled',
      by: 'owner',
    });
  });

  it('nothing begins for a user who is deleted by then; the request is cancelled', async () => {
    const onFault = vi.fn();
    const { users, deleteAlice } = aliceWhoMayLeave();
    const { approve, deliver, queue, mail } = await asked({ users, onFault });
    await approve();
    deleteAlice();

    await deliver();

    const [request] = await queue();
    expect(request).toMatchObject({ state: 'cancelled' });
    expect(request?.trail.at(-1)).toMatchObject({ action: 'cancelled', by: 'system' });
    expect(kindsOf(mail)).toEqual(['otp_enabled']);
    expect(onFault).not.toHaveBeenCalled();
  });

  it.each([
    ['a store that is away for the account', new Error('away')],
    [
      'an account that cannot be opened',
      new KeyfobError('unavailable', {}, { cause: new Error('away') }),
    ],
  ])('%s is tried again, and the request goes on waiting', async (_, error) => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    let isAway = false;
    const update: typeof store.update = (...call) =>
      isAway ? Promise.reject(error) : store.update(...call);
    const onFault = vi.fn();
    const trial = await asked({ clock, store: { ...store, update }, onFault });
    await trial.approve();
    isAway = true;
    await trial.deliver();
    isAway = false;

    expect(messagesOf(onFault)).toEqual(['a task was tried again: away']);
    expect((await trial.queue())[0]?.state).toBe('waiting');
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled']);
    clock.advanceSeconds(2);
    await trial.deliver();
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled', 'otp_disabling']);
  });

  it('nothing begins as long as nobody could be told (U1)', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const keys = parseKeyRing(generateKeyRing());
    const onFault = vi.fn();
    const trial = await asked({ clock, store, keys });
    await trial.deliver();
    await trial.approve();
    const without = trialKeyfob({ clock, store, keys, onFault, recovery: undefined as never });
    await without.deliver();
    clock.advanceSeconds(10 * 86_400);
    await without.deliver();

    expect(messagesOf(onFault)).toEqual(
      Array(2).fill(
        'a task was tried again: the option recovery is missing: the owner could not be told',
      ),
    );
    expect((await without.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('a task that runs late finds a request that was closed meanwhile, and leaves it', async () => {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const late: Parameters<typeof store.outbox.settle>[0][] = [];
    const settle: typeof store.outbox.settle = async (message, outcome) => {
      if (message.id.endsWith(':apply') && late.length === 0) {
        late.push(message);
        throw new Error('killed');
      }
      return store.outbox.settle(message, outcome);
    };
    const outbox = { ...store.outbox, settle };
    const trial = await asked({ clock, store: { ...store, outbox }, onFault: () => {} });
    await trial.approve();
    await trial.deliver();
    const pending = await trial.pendingLogin();
    await trial.keyfob.verify({ pending, input: { code: trial.authenticator.codeAt(clock()) } });
    await trial.deliver(); // the owner has logged in: the request is cancelled
    clock.advanceSeconds(60); // and now the approval comes once more
    await trial.deliver();
    clock.advanceSeconds(2 * 86_400);
    await trial.deliver();

    expect(late).toHaveLength(1);
    expect((await trial.queue())[0]?.state).toBe('cancelled');
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });
});

describe('after “this was not me”', () => {
  async function objected(users: Users) {
    const onFault = vi.fn();
    const trial = await recovered({ users, onFault });
    await trial.deliver();
    const token = mailedToken(trial, email, 'otp_disabled');
    await trial.keyfob.cancelRecovery({ input: { token } });
    const queue = async () => (await trial.keyfob.supportQueue({ staff })).requests;
    return { ...trial, queue, onFault };
  }

  it('people find a request that says what has happened', async () => {
    const { users } = aliceWhoMayLeave();
    const { deliver, queue } = await objected(users);
    await deliver();

    expect(await queue()).toMatchObject([
      {
        ...{ kind: 'not_me', email },
        message: 'The owner followed the link of a notice: this was not them.',
      },
    ]);
  });

  it('it names whoever has no e-mail by then by their label', async () => {
    const users = memoryUsers({ alice: known });
    let hasMail = true;
    const find = async (userId: string) => {
      const user = await users.find(userId);
      const { email: address, ...rest } = user ?? { label: '', contacts: {} as never };
      return hasMail
        ? user
        : { ...rest, contacts: { ...rest.contacts, email: 'missing' as const } };
    };
    const { deliver, queue } = await objected({ ...users, find });
    hasMail = false;
    await deliver();

    expect((await queue())[0]?.email).toBe('Alice Example');
  });

  it('there is nothing to look at for a user who is deleted by then', async () => {
    const { users, deleteAlice } = aliceWhoMayLeave();
    const { deliver, queue, onFault } = await objected(users);
    deleteAlice();
    await deliver();

    expect(await queue()).toEqual([]);
    expect(onFault).not.toHaveBeenCalled();
  });

  it('people find one request, however often the owner says so', async () => {
    const { users } = aliceWhoMayLeave();
    const { keyfob, clock, deliver, enrol, queue, ...trial } = await objected(users);
    await deliver();
    clock.advanceSeconds(86_400); // the freeze is over
    await enrol();
    await deliver();
    const token = mailedToken(trial, email, 'otp_enabled');

    await keyfob.cancelRecovery({ input: { token } });
    await deliver();

    const requests = await queue();
    expect(requests).toMatchObject([{ kind: 'not_me', state: 'open' }]);
    expect(requests[0]?.earlier).toHaveLength(1);
  });
});
