import { describe, expect, it, vi } from 'vitest';
import type { StaffMember } from '../index.ts';
import {
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';

const email = 'alice@example.test';
const alice = { userId: 'alice' };
const first: StaffMember = { userId: 'staff-1', name: 'First Example' };
const second: StaffMember = { userId: 'staff-2', name: 'Second Example' };
const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
const reason = 'Everything fits';

const kindsOf = ({ sent }: { sent: readonly { content: { kind: string } }[] }) =>
  sent.map(({ content }) => content.kind);

/** Alice with OTP on, and a desk. */
async function desk(options: Parameters<typeof trialKeyfob>[0] = {}) {
  const trial = trialKeyfob({ support: { evidence }, ...options });
  const authenticator = await trial.enrol();
  const { keyfob, captcha } = trial;
  return {
    ...trial,
    authenticator,
    ask: (from = email, address?: string, message = 'My phone is gone, and so is the number.') =>
      keyfob.requestSupport({
        input: {
          ...{ email: from, message },
          captcha: captcha.solve('support_request'),
        },
        ...(address !== undefined && { client: { address } }),
      }),
    queue: async (staff = first) => (await keyfob.supportQueue({ staff })).requests,
    decide: (staff: StaffMember, id: string, decision: 'approve' | 'reject' = 'approve') =>
      keyfob.decideRequest({ staff, id, input: { decision, reason } }),
  };
}

/** A request of Alice's. */
async function asked() {
  const trial = await desk();
  await trial.ask();
  const id = (await trial.queue())[0]?.id ?? '';
  const tick = (staff: StaffMember, isChecked: boolean) =>
    trial.keyfob.checkEvidence({ staff, id, input: { item: 'called', isChecked } });
  return { ...trial, id, tick };
}

/** A request that one person has approved. */
async function approvedOnce() {
  const trial = await asked();
  const { keyfob, id } = trial;
  await keyfob.claimRequest({ staff: first, id });
  await trial.tick(first, true);
  await trial.decide(first, id);
  return trial;
}

/** A request that two people have approved, and the account has heard of it. */
async function approved() {
  const trial = await approvedOnce();
  await trial.decide(second, trial.id);
  await trial.deliver();
  return trial;
}

/** The waiting time passes. */
async function wait({ clock, deliver }: Awaited<ReturnType<typeof desk>>) {
  await deliver();
  clock.advanceSeconds(86_400);
  await deliver();
}

describe('a request', () => {
  it('gets the same answer whether or not there is such an account (R7)', async () => {
    const { ask, queue } = await desk();

    const answers = [await ask(email), await ask('nobody@example.test')];

    expect(answers).toEqual([{ state: 'received' }, { state: 'received' }]);
    const requests = await queue();
    expect(requests.map(({ account }) => account?.factor)).toEqual(['on', undefined]);
  });

  it('shows staff no key, code, token or whole number (U1, P4)', async () => {
    const { ask, queue } = await desk();
    await ask();

    const shown = JSON.stringify(await queue());

    expect(shown).toContain('••• ••• •01');
    expect(shown).not.toMatch(/555000101|sealed|token|secret/i);
  });

  it('is one for one e-mail, however it is spelt; what comes later is added to it (R7)', async () => {
    const { ask, queue, clock } = await desk();
    const spellings = [email, ' Alice@Example.test', 'ALICE@EXAMPLE.TEST', 'ａlice@example.test'];
    const at = new Date(clock()).toISOString();
    for (const [index, spelling] of spellings.entries()) {
      const answer = await ask(spelling, `192.0.2.${index}`, `message ${index}`);
      expect(answer).toEqual({ state: 'received' });
    }

    const requests = await queue();

    expect(requests).toMatchObject([{ email, message: 'message 3', submittedAt: at }]);
    expect(requests[0]?.earlier).toEqual(
      [2, 1, 0].map((index) => ({ at, message: `message ${index}` })),
    );
    clock.advanceSeconds(10 * 86_400);
    await ask();
    expect(await queue()).toHaveLength(1); // as long as it is open, whatever the day
  });

  it('has an e-mail without outer spaces, also where its letters bring one', async () => {
    const { ask, queue } = await desk();
    await ask('\u00b4alice@example.test'); // an accent alone: NFKC puts it on a space

    expect((await queue())[0]?.email).toBe('\u0301alice@example.test');
  });

  it('of an owner is dropped for nobody else’s: three others were first (R7)', async () => {
    const { ask, queue } = await desk({ policy: { supportPerAddressPerHour: 1000 } });
    for (let times = 1; times <= 30; times += 1) await ask(email, '192.0.2.1', `noise ${times}`);
    await ask(email, '198.51.100.1', 'I am the owner');
    for (let times = 1; times <= 30; times += 1) {
      await ask(email, `192.0.2.${times}`, `noise ${times}`);
    }

    const [request] = await queue();
    const all = [request?.message, ...(request?.earlier ?? []).map(({ message }) => message)];

    expect(all).toContain('I am the owner');
    expect(all.length).toBeLessThanOrEqual(40);
  });

  it('is another one once the former has ended, and one of its own where OTP was turned off unasked', async () => {
    const trial = await asked();
    const { ask, queue, decide, id } = trial;
    await decide(first, id, 'reject');
    await ask();
    expect((await queue()).map(({ state }) => state)).toEqual(['open', 'rejected']);

    await trial.deliver();
    const input = { token: mailedToken(trial, email, 'otp_enabled') };
    await trial.keyfob.cancelRecovery({ input });
    await trial.deliver();
    expect((await queue()).map(({ kind }) => kind).sort()).toEqual([
      ...['lost_access', 'lost_access', 'not_me'],
    ]);
  });

  it('without a captcha, or a way to find an account by e-mail, is written down as it came', async () => {
    const { find, verifyPassword } = memoryUsers({ alice: { password: '', email } });
    const trial = trialKeyfob({
      recovery: undefined as never,
      users: { find, verifyPassword },
    });
    const input = { email: ' Alice@Example.TEST ', message: 'Help.' };

    await trial.keyfob.requestSupport({ input });

    const { requests } = await trial.keyfob.supportQueue({ staff: first });
    expect(requests).toMatchObject([{ email, message: 'Help.', state: 'open' }]);
    expect(requests[0]?.account).toBeUndefined();
  });

  it('from an address that is not known counts with all that have none (P2)', async () => {
    const { ask } = await desk({ policy: { supportPerAddressPerHour: 2 } });

    await ask('one@example.test');
    await ask('two@example.test', 'no address');

    expect(await refusalOf(ask('three@example.test'))).toMatchObject({
      ...{ code: 'delivery_limit', details: { retryAfterSeconds: 3600 } },
    });
    expect(await ask('three@example.test', '192.0.2.1')).toEqual({ state: 'received' });
  });

  it('from one IPv6 network counts as one, whatever the address (P2)', async () => {
    const { ask } = await desk({ policy: { supportPerAddressPerHour: 2 } });

    await ask(email, '2001:db8::1');
    await ask(email, '2001:DB8:0:0:ffff::2%eth0');

    expect((await refusalOf(ask(email, '2001:db8::3'))).code).toBe('delivery_limit');
    expect(await ask(email, '2001:db8:0:1::3')).toEqual({ state: 'received' });
  });

  it('without a solved CAPTCHA uses up nothing of what others behind that address have (Q1, P2)', async () => {
    const { ask, keyfob } = await desk({ policy: { supportPerAddressPerHour: 1 } });
    const client = { address: '192.0.2.1' };
    const robot = { email, message: 'x', captcha: 'nothing' };
    for (let times = 1; times <= 20; times += 1) {
      const call = keyfob.requestSupport({ input: robot, client });
      expect((await refusalOf(call)).code).toBe('captcha_failed');
    }

    expect(await ask(email, '192.0.2.1')).toEqual({ state: 'received' });
  });

  it('has budgets of its own: mails, SMS and other addresses do not count (P2)', async () => {
    const { ask } = await desk({ policy: { supportPerAddressPerHour: 1 } });

    expect(await ask(email, '192.0.2.1')).toEqual({ state: 'received' });
    expect(await ask(email, '192.0.2.2')).toEqual({ state: 'received' });
    expect((await refusalOf(ask(email, '192.0.2.2'))).code).toBe('delivery_limit');
  });

  it('is limited by network address and needs a CAPTCHA (Q1)', async () => {
    const { ask, keyfob } = await desk({ policy: { supportPerAddressPerHour: 2 } });
    await ask(email, '192.0.2.1');
    await ask(email, '192.0.2.1');
    const flood = await refusalOf(ask(email, '192.0.2.1'));
    const input = { email, message: 'Hello', captcha: 'nothing' };
    const robot = await refusalOf(keyfob.requestSupport({ input }));

    expect([flood.code, flood.details.retryAfterSeconds]).toEqual(['delivery_limit', 3600]);
    expect(robot.code).toBe('captcha_failed');
  });

  it('is due one working day later, by the desk’s own calendar', async () => {
    const calendar = {
      ...{ timeZone: 'Europe/Prague', workingDays: [1, 2, 3, 4, 5], opensAt: '08:00' },
      ...{ closesAt: '16:00', holidays: ['2026-02-02'] },
    };
    const { ask, queue, clock } = await desk({ calendar });
    await ask(); // on a Saturday; Monday is a holiday

    const [request] = await queue();
    expect(new Date(clock()).toISOString().slice(0, 10)).toBe('2026-01-31');
    expect(request?.dueAt.slice(0, 10)).toBe('2026-02-04');
    expect(request?.isOverdue).toBe(false);
  });
});

describe('the queue', () => {
  async function full(known: number, strangers: number) {
    const names = Array.from({ length: known }, (_, index) => `user-${index}`);
    const users = memoryUsers(
      Object.fromEntries(
        names.map((name) => [name, { password: trialPassword, email: `${name}@example.test` }]),
      ),
    );
    const policy = { supportPerAddressPerHour: 1000 };
    const trial = trialKeyfob({ users, policy, support: { evidence } });
    const ask = async (from: string) => {
      const solution = trial.captcha.solve('support_request');
      const input = { email: from, message: 'Help.', captcha: solution };
      await trial.keyfob.requestSupport({ input, client: { address: '192.0.2.1' } });
    };
    for (let index = 0; index < strangers; index += 1) await ask(`nobody-${index}@example.test`);
    for (const name of names) await ask(`${name}@example.test`);
    return { ...trial, ask };
  }

  it('shows known accounts first, so that no flood of made-up ones hides an owner (R7, P2)', async () => {
    const { keyfob } = await full(1, 250);

    const { requests, next } = await keyfob.supportQueue({ staff: first });

    expect(requests).toHaveLength(100);
    expect(requests[0]).toMatchObject({ email: 'user-0@example.test', account: { factor: 'off' } });
    expect(next).toMatch(/^[\w-]+$/);
  });

  it('has pages of a hundred, each request on one of them, and an end', async () => {
    const { keyfob } = await full(150, 100);
    const pages: string[][] = [];
    let after: string | undefined;
    let isMore: boolean;
    do {
      const page = await keyfob.supportQueue({ staff: first, after });
      pages.push(page.requests.map(({ email: from }) => from));
      after = page.next;
      isMore = 'next' in page;
    } while (isMore);

    expect(pages.map(({ length }) => length)).toEqual([100, 100, 50]);
    const all = pages.flat();
    expect(new Set(all).size).toBe(250);
    expect(all.slice(0, 150).every((from) => from.startsWith('user-'))).toBe(true);
    expect(all.slice(150).every((from) => from.startsWith('nobody-'))).toBe(true);
  });

  it('begins at the first page where a cursor is none', async () => {
    const { keyfob } = await full(1, 1);

    for (const after of ['nonsense', '']) {
      const { requests } = await keyfob.supportQueue({ staff: first, after });
      expect(requests).toHaveLength(2);
    }
  });

  it('forgets strangers after a while, and what they add then begins anew', async () => {
    const { keyfob, clock, ask } = await full(1, 1);
    clock.advanceSeconds(14 * 86_400 - 1);
    expect((await keyfob.supportQueue({ staff: first })).requests).toHaveLength(2);
    clock.advanceSeconds(1);
    expect((await keyfob.supportQueue({ staff: first })).requests).toHaveLength(1);

    await ask('nobody-0@example.test');

    const { requests } = await keyfob.supportQueue({ staff: first });
    expect(requests.map(({ email: from, earlier }) => [from, earlier])).toEqual([
      ['user-0@example.test', []],
      ['nobody-0@example.test', []],
    ]);
  });
});

describe('a decision', () => {
  it('of two people turns OTP off after the waiting time; the owner is told at once (U1)', async () => {
    const trial = await approved();
    const { keyfob, mail, sms, clock, queue, id } = trial;

    expect(kindsOf(mail)).toEqual(['otp_enabled', 'otp_disabling']);
    expect(kindsOf(sms)).toEqual(['otp_disabling']);
    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    expect((await queue())[0]).toMatchObject({
      state: 'waiting',
      effectiveAt: new Date(clock() + 86_400_000).toISOString(),
      account: { factor: 'on', delivery: 'sent' },
    });

    await wait(trial);

    expect((await keyfob.beginLogin(alice)).next).toBe('signed_in');
    expect((await queue()).find((each) => each.id === id)?.state).toBe('done');
    expect(mail.sent.at(-1)?.content.kind).toBe('otp_disabled');
    const events = (await keyfob.events({ ...alice, limit: 10 })).map(({ type }) => type);
    expect(events).toEqual([
      ...['recovered', 'owner_told', 'recovery_waiting', 'support_approved', 'support_approved'],
      ...['support_requested', 'activated', 'enrolment_started'],
    ]);
  });

  it('is undone by the owner’s link until then; the request hears of it (U1)', async () => {
    const trial = await approved();
    const { keyfob, queue } = trial;
    const input = { token: mailedToken(trial, email, 'otp_disabling') };
    const [request] = await queue();

    expect(await keyfob.openNotice({ input })).toMatchObject({
      what: 'otp_disabling',
      effectiveAt: request?.effectiveAt,
    });
    expect(await keyfob.cancelRecovery({ input })).toEqual({ state: 'cancelled' });
    await wait(trial);

    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    expect((await queue())[0]?.state).toBe('cancelled');
  });

  it('is undone by a code of the authenticator as well', async () => {
    const trial = await approved();
    const { keyfob, clock, queue, authenticator } = trial;
    const pending = await trial.pendingLogin();
    await keyfob.verify({ pending, input: { code: authenticator.codeAt(clock()) } });
    await wait(trial);

    expect((await keyfob.beginLogin(alice)).next).toBe('code');
    expect((await queue())[0]?.state).toBe('cancelled');
  });

  it('attack 69: needs evidence, a second person, and nobody’s own account', async () => {
    const trial = await asked();
    const { id, tick } = trial;
    const owner: StaffMember = { userId: 'alice', name: 'Alice' };

    const early = await refusalOf(trial.decide(first, id));
    await tick(first, true);
    await trial.decide(first, id);
    const refusals = [
      early,
      await refusalOf(trial.decide(first, id)),
      await refusalOf(trial.decide(owner, id)),
    ];
    await trial.decide(second, id);
    refusals.push(await refusalOf(tick(first, false)), await refusalOf(trial.decide(first, id)));

    expect(refusals.map(({ code }) => code)).toEqual([
      ...['invalid_input', 'not_allowed', 'not_allowed', 'flow_state', 'flow_state'],
    ]);
  });

  it('attack 14: approving and rejecting at once has one outcome and one line in the trail', async () => {
    const trial = await approvedOnce();
    const { id } = trial;

    const outcomes = await Promise.allSettled([
      trial.decide(second, id, 'approve'),
      trial.decide(second, id, 'reject'),
    ]);

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const trail = (await trial.queue())[0]?.trail.map(({ action }) => action);
    expect(trail?.filter((action) => ['approved', 'rejected'].includes(action))).toHaveLength(2);
  });

  it('that rejects tells the owner and changes nothing', async () => {
    const trial = await asked();

    await trial.decide(first, trial.id, 'reject');
    await trial.deliver();

    expect(kindsOf(trial.mail)).toEqual(['otp_enabled', 'support_rejected']);
    expect(trial.mail.sent[1]?.idempotencyKey).toBe(`${trial.id}:rejected:mail`);
    expect((await trial.keyfob.beginLogin(alice)).next).toBe('code');
  });

  it('survives a crash between the request and the account: the outbox brings it there (S8)', async () => {
    const trial = await approvedOnce();
    const { id } = trial;
    await trial.decide(second, id); // nothing was delivered yet: as if the process had ended here
    expect(await trial.keyfob.recovery({ pending: await trial.pendingLogin() })).toMatchObject({
      state: 'none',
    });

    await trial.deliver();

    expect(await trial.keyfob.recovery({ pending: await trial.pendingLogin() })).toMatchObject({
      state: 'waiting',
    });
  });

  it('hears of it when an operator turns OTP off meanwhile', async () => {
    const trial = await approved();
    await trial.keyfob.reset({ ...alice, actor: 'operator' });

    await wait(trial);

    expect((await trial.queue())[0]?.state).toBe('done');
    expect((await trial.keyfob.events({ ...alice, limit: 1 }))[0]?.type).toBe('reset');
  });

  it('attack 71: about an account that is gone or off by then ends quietly', async () => {
    const trial = await approvedOnce();
    const { id } = trial;
    await trial.decide(second, id);
    await trial.keyfob.reset({ ...alice, actor: 'operator' });

    await trial.deliver();

    expect((await trial.queue())[0]?.state).toBe('done');
    expect((await trial.queue())[0]?.trail.at(-1)).toMatchObject({
      action: 'applied',
      by: 'system',
    });
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled', 'otp_disabled']);
  });
});

describe('the desk', () => {
  it('shows what it has to know of an account, and what became of the warning (U1)', async () => {
    const contactsChangedAt = 1_769_000_000_000;
    const users = memoryUsers({
      alice: { password: trialPassword, email, phone: '+420555000101', contactsChangedAt },
    });
    const trial = await desk({ users });
    await trial.ask();
    await trial.ask('nobody@example.test');

    expect((await trial.queue()).map(({ account }) => account)).toEqual([
      {
        ...{ factor: 'on', email, phone: '••• ••• •01' },
        contactsChangedAt: new Date(contactsChangedAt).toISOString(),
      },
      undefined,
    ]);
    await trial.keyfob.reset({ ...alice, actor: 'operator' });
    expect((await trial.queue())[0]?.account?.factor).toBe('off');
  });

  it('shows nothing of contacts that are not there, and no account that is deleted', async () => {
    const users = memoryUsers({ alice: { password: trialPassword, email } });
    const bare = { label: 'alice', contacts: {} };
    let found: object | undefined | 'known' = 'known';
    const find = async (userId: string) => (found === 'known' ? users.find(userId) : found);
    const trial = await desk({ users: { ...users, find: find as typeof users.find } });
    await trial.ask();
    found = bare;
    expect((await trial.queue())[0]?.account).toEqual({ factor: 'on' });
    found = undefined;
    expect((await trial.queue())[0]?.account).toBeUndefined();
  });

  it('keeps comments, and tells that a request is not there', async () => {
    const { keyfob, id } = await asked();
    const input = { text: 'Called, nobody answers' };

    const { trail } = await keyfob.commentRequest({ staff: second, id, input });
    const unknown = await refusalOf(keyfob.commentRequest({ staff: second, id: 'x', input }));

    expect(trail.at(-1)).toMatchObject({
      ...{ action: 'commented', by: 'Second Example', text: input.text },
    });
    expect(unknown.code).toBe('not_found');
  });

  it('rejects a request of nobody, or of a user who is deleted, without telling anybody', async () => {
    const users = memoryUsers({ alice: { password: trialPassword, email } });
    let isDeleted = false;
    const find = async (userId: string) => (isDeleted ? undefined : users.find(userId));
    const trial = await desk({ users: { ...users, find } });
    await trial.ask();
    await trial.ask('nobody@example.test');
    isDeleted = true;
    for (const { id } of await trial.queue()) await trial.decide(first, id, 'reject');
    await trial.deliver();

    expect((await trial.queue()).map(({ state }) => state)).toEqual(['rejected', 'rejected']);
    expect(kindsOf(trial.mail)).toEqual(['otp_enabled']);
  });

  it('tells an approval at once, without waiting for the next look', async () => {
    vi.useFakeTimers();
    const trial = await approvedOnce();
    const stop = trial.keyfob.startDelivery();
    await vi.advanceTimersByTimeAsync(1); // it has looked once and pauses now
    await trial.decide(second, trial.id);
    await vi.advanceTimersByTimeAsync(0);
    const told = kindsOf(trial.mail);
    await stop();
    vi.useRealTimers();

    expect(told).toEqual(['otp_enabled', 'otp_disabling']);
  });

  it('shows of a wait only what its own request has begun (U1)', async () => {
    const trial = await approved();
    const seen = async () =>
      (await trial.queue()).map(({ kind, account, effectiveAt }) => [
        ...[kind, account?.delivery, effectiveAt !== undefined],
      ]);
    const input = { token: mailedToken(trial, email, 'otp_enabled') };
    await trial.keyfob.cancelRecovery({ input }); // opens a request, and ends the wait
    await trial.deliver();
    trial.clock.advanceSeconds(86_400); // the freeze is over
    await trial.ask();
    const { id } = (await trial.queue()).find(({ kind, state }) => {
      return kind === 'lost_access' && state === 'open';
    }) ?? { id: '' };
    const evidenced = { item: 'called', isChecked: true };
    await trial.keyfob.checkEvidence({ staff: first, id, input: evidenced });
    for (const staff of [first, second]) await trial.decide(staff, id);
    await trial.deliver();

    expect((await seen()).toSorted()).toEqual([
      ['lost_access', undefined, false], // cancelled
      ['lost_access', 'sent', true],
      ['not_me', undefined, false],
    ]);
  });

  it('shows nothing of a recovery that the owner has begun alone', async () => {
    const trial = await asked();
    await trial.keyfob.beginRecovery({ pending: await trial.pendingLogin(), input: {} });

    expect((await trial.queue())[0]?.account).toStrictEqual({
      ...{ factor: 'on', email, phone: '••• ••• •01' },
    });
  });

  it('can reject nothing between an owner who keeps OTP and the end of the request', async () => {
    const trial = await approved();
    const input = { token: mailedToken(trial, email, 'otp_disabling') };
    await trial.keyfob.cancelRecovery({ input });

    const [request] = await trial.queue();

    expect(request).toMatchObject({ state: 'waiting', allowed: ['comment'] });
    expect(request?.account).not.toHaveProperty('delivery');
    expect((await refusalOf(trial.decide(first, trial.id, 'reject'))).code).toBe('flow_state');
    await trial.deliver();
    expect((await trial.queue())[0]?.state).toBe('cancelled');
  });

  it('asks for users and events by an id and by nothing else', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const users = memoryUsers({ alice: { password: trialPassword, email } });
    const find = vi.fn(users.find);
    const events = vi.fn(inner.events);
    const trial = await desk({ clock, store: { ...inner, events }, users: { ...users, find } });
    find.mockClear();
    await trial.ask('nobody@example.test');
    const id = (await trial.queue())[0]?.id ?? '';

    await trial.keyfob.accountTrail({ staff: first, id, format: 'csv' });
    await trial.decide(first, id, 'reject');

    expect((await trial.queue())[0]?.state).toBe('rejected');
    expect(find).not.toHaveBeenCalled();
    expect(events).not.toHaveBeenCalled();
  });

  it('exports the newest five thousand events of an account, and reads no more', async () => {
    const clock = manualClock();
    const inner = memoryStore({ clock });
    const events: typeof inner.events = async (userId, { limit, before = 1_000_000 }) =>
      Array.from({ length: limit }, (_, index) => ({
        ...{ id: before - index - 1, userId, at: clock(), type: 'reset', actor: 'operator' },
      }));
    const read = vi.fn(events);
    const trial = await desk({ clock, store: { ...inner, events: read } });
    await trial.ask();
    const id = (await trial.queue())[0]?.id ?? '';

    const lines = await trial.keyfob.accountTrail({ staff: first, id, format: 'jsonl' });

    expect(lines.trim().split('\n')).toHaveLength(5_000);
    expect(read).toHaveBeenCalledTimes(50);
  });

  it('exports what happened to a request, and knows no other', async () => {
    const { keyfob, id } = await approved();

    const csv = await keyfob.supportTrail({ staff: first, id, format: 'csv' });
    const lines = await keyfob.supportTrail({ staff: first, id, format: 'jsonl' });
    const unknown = refusalOf(keyfob.supportTrail({ staff: first, id: 'x', format: 'csv' }));

    expect(csv.split('\r\n')[0]).toBe('"request","at","by","action","text"');
    expect(
      lines
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).action),
    ).toEqual([...['submitted', 'claimed', 'evidence_checked', 'approved', 'approved']]);
    expect((await unknown).code).toBe('not_found');
  });

  it('exports what happened to the account behind a request', async () => {
    const { keyfob, id, ask, queue } = await approved();
    for (let logins = 1; logins <= 120; logins += 1) await keyfob.reset({ ...alice, actor: 'x' });
    await ask('nobody@example.test');
    const nobodys = (await queue()).find(({ account }) => account === undefined)?.id ?? '';

    const lines = await keyfob.accountTrail({ staff: first, id, format: 'jsonl' });
    const none = await keyfob.accountTrail({ staff: first, id: nobodys, format: 'csv' });

    const events = lines
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).event);
    expect(events).toHaveLength(127);
    expect(events.slice(-2)).toEqual(['activated', 'enrolment_started']);
    expect(none.trim().split('\r\n')).toHaveLength(1);
  });

  it('is closed when the store is (C13)', async () => {
    const store = memoryStore();
    const requests = { ...store.requests, list: () => Promise.reject(new Error('away')) };
    const { queue } = await desk({ onFault: () => {} });
    expect(await queue()).toEqual([]);
    const broken = trialKeyfob({ store: { ...store, requests }, onFault: () => {} });

    const refused = await refusalOf(broken.keyfob.supportQueue({ staff: first }));

    expect(refused.code).toBe('unavailable');
  });
});
