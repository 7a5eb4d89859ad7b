/** Between an approval of the desk and OTP going off: the owner is told, or nothing happens. */
import { describe, expect, it, vi } from 'vitest';
import { generateKeyRing, parseKeyRing, type StaffMember } from '../index.ts';
import type { Task } from '../sealing/message.ts';
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
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const phone = '+420555000101';
const alice = { userId: 'alice' };
const first: StaffMember = { userId: 'staff-1', name: 'First Example' };
const second: StaffMember = { userId: 'staff-2', name: 'Second Example' };
const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
const known = { password: trialPassword, label: 'Alice', email, phone };
const day = 86_400;

/** Alice with OTP on, a desk, and channels that can be cut. */
async function desk(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob({ support: { evidence }, onFault: () => {}, ...options });
  const authenticator = await trial.enrol();
  await trial.deliver();
  const { keyfob, captcha, clock, mail, sms } = trial;
  const { send: sendMail } = mail;
  const { send: sendSms } = sms;
  const queue = async () => (await keyfob.supportQueue({ staff: first })).requests;
  return {
    ...{ ...trial, authenticator, queue },
    async ask() {
      const input = { email, message: 'Help.', captcha: captcha.solve('support_request') };
      await keyfob.requestSupport({ input });
      const open = (await queue()).find(({ state }) => state === 'open');
      return open?.id ?? expect.fail('there is no open request');
    },
    async approve(id: string) {
      await keyfob.checkEvidence({ staff: first, id, input: { item: 'called', isChecked: true } });
      const input = { decision: 'approve', reason: 'It fits' } as const;
      for (const staff of [first, second]) await keyfob.decideRequest({ staff, id, input });
    },
    reject: (id: string) =>
      keyfob.decideRequest({ staff: first, id, input: { decision: 'reject', reason: 'No' } }),
    view: async (id: string) =>
      (await queue()).find((each) => each.id === id) ?? expect.fail('it is not in the queue'),
    /** Nothing can be sent to anybody, for good; or for now. */
    cut(isPermanent: boolean) {
      const error = Object.assign(new Error('no such address'), { isPermanent });
      mail.send = sms.send = () => Promise.reject(error);
    },
    mend() {
      mail.send = sendMail;
      sms.send = sendSms;
    },
    async wait(seconds: number) {
      for (let waited = 0; waited < seconds; waited += 900) {
        await trial.deliver();
        clock.advanceSeconds(900);
      }
      await trial.deliver();
    },
    isOn: async () => (await keyfob.beginLogin(alice)).next === 'code',
  };
}

const warnings = ({ mail, sms }: Awaited<ReturnType<typeof desk>>) =>
  [...mail.sent, ...sms.sent].filter(({ content }) => content.kind === 'otp_disabling');

describe('an approval of which nobody can be told', () => {
  it('attack 69: never turns OTP off; the desk sees that it failed, and nobody can approve round it (U1)', async () => {
    const trial = await desk();
    const id = await trial.ask();
    trial.cut(true);
    await trial.approve(id);
    await trial.wait(3 * day);

    expect(await trial.view(id)).toMatchObject({
      ...{ state: 'waiting', account: { factor: 'on', delivery: 'failed' } },
      allowed: ['comment', 'reject'],
    });
    expect(await trial.view(id)).not.toHaveProperty('effectiveAt');
    expect(await trial.isOn()).toBe(true);
    trial.clock.advanceSeconds(365 * day);
    await trial.deliver();
    expect(await trial.isOn()).toBe(true);
  });

  it('is taken back by a rejection: nothing waits, and no later message turns OTP off (U1)', async () => {
    const trial = await desk();
    const id = await trial.ask();
    trial.cut(true);
    await trial.approve(id);
    await trial.wait(900);

    expect(await trial.reject(id)).toMatchObject({ state: 'rejected', allowed: [] });
    trial.mend();
    await trial.wait(2 * day);

    expect(await trial.isOn()).toBe(true);
    expect(warnings(trial)).toEqual([]);
    const pending = await trial.pendingLogin();
    expect((await trial.keyfob.recovery({ pending })).state).toBe('none');
    const events = (await trial.keyfob.events({ ...alice, limit: 3 })).map(({ type }) => type);
    expect(events).toEqual(['recovery_ended', 'support_rejected', 'recovery_waiting']);
    expect(await trial.view(id)).toMatchObject({ state: 'rejected' });
    const again = await trial.ask();
    await trial.approve(again); // another request is another approval
    await trial.deliver();
    expect(warnings(trial)).toHaveLength(2);
  });

  it('goes on by itself as soon as anybody can be told, with the whole wait from then (U1)', async () => {
    const trial = await desk();
    const id = await trial.ask();
    trial.cut(false);
    await trial.approve(id);
    await trial.wait(3 * day);
    expect(await trial.view(id)).toMatchObject({
      ...{ state: 'waiting', account: { delivery: 'on_its_way' }, allowed: ['comment'] },
    });
    expect(await trial.isOn()).toBe(true);

    trial.mend();
    await trial.wait(900); // after so many failures it is tried four times an hour
    const effectiveAt = trial.clock() + day * 1000;
    expect(warnings(trial).map(({ content }) => content)).toEqual([
      expect.objectContaining({ effectiveAt }),
      expect.objectContaining({ effectiveAt }),
    ]);
    expect(await trial.view(id)).toMatchObject({
      ...{ effectiveAt: new Date(effectiveAt).toISOString(), account: { delivery: 'sent' } },
    });
    trial.clock.advanceSeconds(day - 1);
    expect(await trial.isOn()).toBe(true);
    trial.clock.advanceSeconds(1);
    await trial.deliver();
    expect(await trial.isOn()).toBe(false);
    expect((await trial.view(id)).state).toBe('done');
  });

  it('waits where the outbox stood still for longer than the wait: it counts from the hand-over (U1)', async () => {
    const trial = await desk();
    const id = await trial.ask();
    await trial.approve(id);
    trial.clock.advanceSeconds(10 * day); // no process delivers

    expect(await trial.isOn()).toBe(true);
    await trial.deliver();
    expect(warnings(trial)).toHaveLength(2);
    expect(await trial.isOn()).toBe(true);
    trial.clock.advanceSeconds(day);
    await trial.deliver();
    expect(await trial.isOn()).toBe(false);
    expect(await trial.view(id)).toMatchObject({ state: 'done' });
  });

  it('is held for a user who has no contact at all (U1)', async () => {
    let contacts: object | undefined;
    const users = memoryUsers({ alice: known });
    const find = async (userId: string) =>
      contacts && userId === 'alice' ? { label: 'Alice', contacts } : users.find(userId);
    const trial = await desk({ users: { ...users, find: find as typeof users.find } });
    const id = await trial.ask();
    contacts = {};
    await trial.approve(id);
    await trial.wait(2 * day);

    expect(await trial.isOn()).toBe(true);
    expect(await trial.view(id)).toMatchObject({ account: { delivery: 'failed' } });
    expect((await trial.reject(id)).state).toBe('rejected');
  });

  it('cannot be taken back where the outbox says that somebody was told (U1)', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    let isSent = false;
    const delivery: typeof inner.outbox.delivery = async (id) =>
      isSent && id.endsWith(':sms') ? 'sent' : inner.outbox.delivery(id);
    const store = { ...inner, outbox: { ...inner.outbox, delivery } };
    const trial = await desk({ clock, store });
    const id = await trial.ask();
    trial.cut(true);
    await trial.approve(id);
    await trial.deliver();
    expect((await trial.view(id)).allowed).toContain('reject');

    isSent = true; // and the account has not heard of it

    expect(await trial.view(id)).toMatchObject({
      ...{ state: 'waiting', account: { delivery: 'on_its_way' }, allowed: ['comment'] },
    });
    expect((await refusalOf(trial.reject(id))).code).toBe('flow_state');
  });

  it('is told by one way when the other fails for good: one is enough (U1)', async () => {
    const trial = await desk();
    const id = await trial.ask();
    const error = Object.assign(new Error('no such mailbox'), { isPermanent: true });
    trial.mail.failNext({ error });
    await trial.approve(id);
    await trial.deliver();

    expect(warnings(trial).map(({ to }) => to)).toEqual([phone]);
    expect(await trial.view(id)).toMatchObject({ account: { delivery: 'sent' } });
    trial.clock.advanceSeconds(day);
    expect(await trial.isOn()).toBe(false);
  });
});

describe('two approvals of one account', () => {
  it('are one wait and one warning, and both requests hear of the outcome', async () => {
    const trial = await desk();
    const input = { token: mailedToken(trial, email, 'otp_enabled') };
    await trial.keyfob.cancelRecovery({ input }); // “this was not me” opens a request of its own
    await trial.deliver();
    const objection = (await trial.queue())[0]?.id ?? '';
    const id = await trial.ask().then(async () => {
      const all = await trial.queue();
      return all.find(({ kind }) => kind === 'lost_access')?.id ?? '';
    });
    trial.clock.advanceSeconds(day); // the freeze is over
    await trial.approve(id);
    await trial.deliver();
    trial.clock.advanceSeconds(3600);
    await trial.approve(objection);
    await trial.deliver();
    const told = warnings(trial).length;
    const effectiveAt = (await trial.view(objection)).effectiveAt;
    expect(effectiveAt).toBe((await trial.view(id)).effectiveAt);
    trial.clock.advanceSeconds(day - 3600);
    await trial.deliver();

    expect(told).toBe(2); // mail and SMS, once
    expect([await trial.view(id), await trial.view(objection)]).toMatchObject([
      ...[{ state: 'done' }, { state: 'done' }],
    ]);
    expect(await trial.isOn()).toBe(false);
  });

  it('end together when the owner keeps OTP on (U1)', async () => {
    const trial = await desk();
    const notice = { token: mailedToken(trial, email, 'otp_enabled') };
    await trial.keyfob.cancelRecovery({ input: notice });
    await trial.deliver();
    await trial.ask();
    trial.clock.advanceSeconds(day);
    for (const { id } of await trial.queue()) await trial.approve(id);
    await trial.deliver();

    const input = { token: mailedToken(trial, email, 'otp_disabling') };
    await trial.keyfob.cancelRecovery({ input });
    await trial.deliver();

    expect((await trial.queue()).map(({ state }) => state)).toEqual(['cancelled', 'cancelled']);
    trial.clock.advanceSeconds(2 * day);
    expect(await trial.isOn()).toBe(true);
  });
});

describe('an approval while a cooling-off of one’s own waits', () => {
  async function cooling() {
    const trial = await desk({ policy: { coolingOffSeconds: 3 * day } });
    const recovering = await followLink(trial, await trial.pendingLogin());
    await giveSmsCode(trial, recovering, await askForSms(trial, recovering));
    await trial.deliver();
    const id = await trial.ask();
    await trial.approve(id);
    await trial.deliver();
    return { ...trial, id, recovering };
  }

  it('waits with it, and its request ends with it', async () => {
    const trial = await cooling();
    expect(warnings(trial)).toHaveLength(2);
    trial.clock.advanceSeconds(3 * day);
    await trial.deliver();

    expect(await trial.isOn()).toBe(false);
    expect(await trial.view(trial.id)).toMatchObject({ state: 'done' });
  });

  it('goes on after a change of the password, and no request waits for ever (R3, U1)', async () => {
    const trial = await cooling();
    await trial.keyfob.passwordChanged(alice);
    expect(await trial.isOn()).toBe(true);
    trial.clock.advanceSeconds(3 * day);
    await trial.deliver();

    expect(await trial.view(trial.id)).toMatchObject({ state: 'done' });
  });
});

describe('the former address of a new contact', () => {
  async function changed(hours: number) {
    const former = 'before@example.test';
    const users = memoryUsers({ alice: known });
    let more: object = {};
    const find = async (userId: string) => {
      const user = await users.find(userId);
      return user && { ...user, ...more };
    };
    const trial = await desk({ users: { ...users, find } });
    more = { formerEmail: former, contactsChangedAt: new Date(trial.clock() - hours * 3_600_000) };
    const told = () => trial.mail.sent.filter(({ to }) => to === former);
    return { ...trial, told };
  }

  it('hears of an approval, and can keep OTP on (R11, U1)', async () => {
    const trial = await changed(23);
    await trial.approve(await trial.ask());
    await trial.deliver();

    const [notice] = trial.told();
    expect(notice?.content.kind).toBe('otp_disabling');
    const link = notice && 'link' in notice.content ? notice.content.link : '';
    const input = { token: new URL(link).hash.slice(1) };
    expect(await trial.keyfob.cancelRecovery({ input })).toEqual({ state: 'cancelled' });
    trial.clock.advanceSeconds(2 * day);
    expect(await trial.isOn()).toBe(true);
  });

  it('hears of a disabling and of a key shown again: whoever changed it may be a thief (R11, D1, K1)', async () => {
    const trial = await changed(23);
    const codeNow = () => trial.authenticator.codeAt(trial.clock());
    const input = () => ({ password: trialPassword, code: codeNow() });
    await trial.keyfob.showSharedKey({ ...alice, input: input() });
    trial.clock.advanceSeconds(30);
    await trial.keyfob.deactivate({ ...alice, input: input() });
    await trial.deliver();

    expect(trial.told().map(({ content }) => content.kind)).toEqual([
      ...['shared_key_shown', 'otp_disabled'],
    ]);
  });

  it('hears of a rejection as well (R11)', async () => {
    const trial = await changed(23);
    await trial.reject(await trial.ask());
    await trial.deliver();

    expect(trial.told().map(({ content }) => content.kind)).toEqual(['support_rejected']);
  });

  it('hears nothing once the new one is a day old', async () => {
    const trial = await changed(24);
    await trial.approve(await trial.ask());
    await trial.deliver();

    expect(trial.told()).toEqual([]);
    expect(warnings(trial)).toHaveLength(2);
  });
});

describe('the links of several notices', () => {
  it('all count: the first word to the owner is not killed by a thief’s later one (D1, K1)', async () => {
    const trial = await desk();
    const early = mailedToken(trial, email, 'otp_enabled');
    const show = () =>
      trial.keyfob.showSharedKey({
        ...alice,
        input: { password: trialPassword, code: trial.authenticator.codeAt(trial.clock()) },
      });
    for (let times = 1; times <= 20; times += 1) {
      await show();
      trial.clock.advanceSeconds(30);
    }
    await trial.deliver();

    const answer = await trial.keyfob.cancelRecovery({ input: { token: early } });

    expect(answer.state).toBe('frozen');
    expect(await refusalOf(show())).toMatchObject({ details: { reason: 'frozen' } });
  });

  it('freeze once each: the same link does not shut the owner out day by day (attack 70)', async () => {
    const trial = await desk();
    const input = { token: mailedToken(trial, email, 'otp_enabled') };
    const answers: string[] = [];
    for (let days = 1; days <= 4; days += 1) {
      const call = trial.keyfob.cancelRecovery({ input });
      answers.push(
        await call.then(
          ({ state }) => state,
          (error) => error.code,
        ),
      );
      await trial.deliver();
      trial.clock.advanceSeconds(day);
    }

    expect(answers).toEqual(['frozen', 'link_invalid', 'link_invalid', 'link_invalid']);
    expect(await trial.queue()).toMatchObject([{ kind: 'not_me', state: 'open' }]);
  });
});

describe('a task of the desk', () => {
  /** A desk whose outbox gets tasks by hand, as one that comes late would. */
  async function posting() {
    const clock = manualClock();
    const store = memoryStore({ clock });
    const keys = parseKeyRing(generateKeyRing());
    const onFault = vi.fn();
    const trial = await desk({ clock, store, keys, onFault });
    return {
      ...{ ...trial, store, onFault },
      async post(content: Task) {
        const body = { channel: 'task', content } as const;
        const message = { id: 'by hand', body, dropAt: clock() + day * 1000 };
        const messages = [sealMessage(keys, message)];
        await store.update('alice', (next) => ({ next, events: [], messages, result: null }));
        await trial.deliver();
      },
    };
  }

  it('brings no request to the account that is not approved, or not any more (U1)', async () => {
    for (const decide of [false, true]) {
      const trial = await posting();
      const requestId = await trial.ask();
      if (decide) await trial.reject(requestId);

      await trial.post({ kind: 'apply_approval', requestId });
      await trial.wait(2 * day);

      expect(warnings(trial)).toEqual([]);
      expect(await trial.isOn()).toBe(true);
      expect((await trial.view(requestId)).state).toBe(decide ? 'rejected' : 'open');
      expect(trial.onFault).not.toHaveBeenCalled();
    }
  });

  it.each(['apply_approval', 'withdraw_approval'] as const)(
    '%s about a request that is gone is done, and tells nobody',
    async (kind) => {
      const trial = await posting();

      await trial.post({ kind, requestId: 'gone' });

      expect(await trial.store.outbox.backlog()).toEqual({ waiting: 0 });
      expect(trial.onFault).not.toHaveBeenCalled();
    },
  );

  it('that finds its request gone is done: the user was forgotten meanwhile', async () => {
    const onFault = vi.fn();
    const trial = await desk({ onFault });
    await trial.approve(await trial.ask());
    await trial.keyfob.forget(alice);

    await trial.deliver();

    expect(onFault).not.toHaveBeenCalled();
    expect(await trial.queue()).toEqual([]);
  });
});
