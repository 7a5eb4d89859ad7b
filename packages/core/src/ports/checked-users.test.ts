/** What the port `users` may give, and what becomes of all that it may not. */
import { describe, expect, it, vi } from 'vitest';
import type { Keyfob } from '../calls/keyfob.ts';
import type { StaffMember } from '../index.ts';
import {
  askForSms,
  followLink,
  mailedToken,
  manualClock,
  memoryStore,
  memoryUsers,
  refusalOf,
  trialKeyfob,
  trialPassword,
} from '../testing/index.ts';
import type { Store } from './store.ts';
import type { Users } from './users.ts';

const alice = { userId: 'alice' };
const password = trialPassword;
const email = 'alice@example.test';
const staff: StaffMember = { userId: 'staff-1', name: 'First Example' };
const evidence = [{ id: 'called', label: 'Called back', isRequired: true }];
const contacts = { email: 'verified', phone: 'verified' } as const;
const record = { label: 'alice', contacts, email, phone: '+420555000101' };

/** A store that counts what is written: an account or a request, its events and its messages. */
function countingStore(inner: Store): { readonly store: Store; readonly commits: () => number } {
  let commits = 0;
  const counted = async <T>(decision: Promise<T>): Promise<T> => {
    const decided = await decision;
    if ('next' in (decided as object)) commits += 1;
    return decided;
  };
  const store: Store = {
    ...inner,
    update: (...call) => counted(inner.update(...call)),
    requests: {
      ...inner.requests,
      update: (...call) => counted(inner.requests.update(...call)),
      updateOpen: (...call) => counted(inner.requests.updateOpen(...call)),
    },
  };
  return { store, commits: () => commits };
}

/** A trial whose users port can be made to give anything from any of its functions. */
function trialWithPort(more: Parameters<typeof trialKeyfob>[0] = {}) {
  const clock = manualClock();
  const { store, commits } = countingStore(memoryStore({ clock }));
  const users = memoryUsers({ alice: { password, ...record } });
  const given: { [name in keyof Users]?: unknown } = {};
  const answer = <Name extends keyof Users>(name: Name) =>
    ((...call: never[]) =>
      name in given
        ? given[name]
        : (users[name] as (...call: never[]) => unknown)(...call)) as never;
  const onFault = vi.fn();
  const trial = trialKeyfob({
    ...{ clock, store, onFault, support: { evidence } },
    policy: { supportPerAddressPerHour: 1000 },
    users: {
      find: answer('find'),
      verifyPassword: answer('verifyPassword'),
      findByEmail: answer('findByEmail'),
    },
    ...more,
  });
  return { ...trial, given, onFault, commits };
}

type Trial = ReturnType<typeof trialWithPort>;

async function withOtp() {
  const trial = trialWithPort();
  const authenticator = await trial.enrol();
  await trial.deliver();
  const input = () => ({ password, code: authenticator.codeAt(trial.clock()) });
  return { ...trial, input };
}

async function asked() {
  const trial = await withOtp();
  const { keyfob, captcha } = trial;
  const input = { email, message: 'Help.', captcha: captcha.solve('support_request') };
  await keyfob.requestSupport({ input });
  const id = (await keyfob.supportQueue({ staff })).requests[0]?.id ?? '';
  const desk = { staff, id };
  return { ...trial, desk };
}

async function followed() {
  const trial = await withOtp();
  const pending = await trial.pendingLogin();
  return { ...trial, pending, recovering: await followLink(trial, pending) };
}

/** Every call that asks who the user is, ready to be made. */
const calls: Partial<{ [name in keyof Keyfob]: () => Promise<[Trial, () => Promise<unknown>]> }> = {
  async status() {
    const trial = trialWithPort();
    return [trial, () => trial.keyfob.status(alice)];
  },
  async beginEnrolment() {
    const trial = trialWithPort();
    return [trial, () => trial.keyfob.beginEnrolment(alice)];
  },
  async cancelEnrolment() {
    const trial = trialWithPort();
    await trial.keyfob.beginEnrolment(alice);
    return [trial, () => trial.keyfob.cancelEnrolment(alice)];
  },
  async activate() {
    const trial = trialWithPort();
    await trial.keyfob.beginEnrolment(alice);
    const input = { password, code: '123456' };
    return [trial, () => trial.keyfob.activate({ ...alice, input })];
  },
  async verify() {
    const trial = await withOtp();
    const pending = await trial.pendingLogin();
    return [trial, () => trial.keyfob.verify({ pending, input: { code: trial.input().code } })];
  },
  async stepUp() {
    const trial = await withOtp();
    return [trial, () => trial.keyfob.stepUp({ ...alice, input: { code: trial.input().code } })];
  },
  async showSharedKey() {
    const trial = await withOtp();
    return [trial, () => trial.keyfob.showSharedKey({ ...alice, input: trial.input() })];
  },
  async deactivate() {
    const trial = await withOtp();
    return [trial, () => trial.keyfob.deactivate({ ...alice, input: trial.input() })];
  },
  async secondFactor() {
    const trial = await withOtp();
    const session = { ...alice, sessionId: 's', mark: undefined };
    return [trial, () => trial.keyfob.secondFactor(session)];
  },
  async recovery() {
    const trial = await withOtp();
    const pending = await trial.pendingLogin();
    return [trial, () => trial.keyfob.recovery({ pending })];
  },
  async beginRecovery() {
    const trial = await withOtp();
    const pending = await trial.pendingLogin();
    return [trial, () => trial.keyfob.beginRecovery({ pending, input: {} })];
  },
  async openRecoveryLink() {
    const trial = await withOtp();
    const pending = await trial.pendingLogin();
    await trial.keyfob.beginRecovery({ pending, input: {} });
    await trial.deliver();
    const input = { token: mailedToken(trial, email), password };
    return [trial, () => trial.keyfob.openRecoveryLink({ input })];
  },
  async sendRecoverySms() {
    const trial = await followed();
    const { keyfob, captcha, recovering } = trial;
    const input = () => ({ captcha: captcha.solve('recovery_sms') });
    return [trial, () => keyfob.sendRecoverySms({ recovering, input: input() })];
  },
  async completeRecovery() {
    const trial = await followed();
    const { keyfob, captcha, recovering } = trial;
    const smsCode = await askForSms(trial, recovering);
    const input = () => ({ smsCode, captcha: captcha.solve('recovery_completion') });
    return [trial, () => keyfob.completeRecovery({ recovering, input: input() })];
  },
  async cancelRecovery() {
    const trial = await withOtp();
    const input = { token: mailedToken(trial, email, 'otp_enabled') };
    return [trial, () => trial.keyfob.cancelRecovery({ input })];
  },
  async claimRequest() {
    const trial = await asked();
    return [trial, () => trial.keyfob.claimRequest(trial.desk)];
  },
  async commentRequest() {
    const trial = await asked();
    return [trial, () => trial.keyfob.commentRequest({ ...trial.desk, input: { text: 'x' } })];
  },
  async checkEvidence() {
    const trial = await asked();
    const input = { item: 'called', isChecked: true };
    return [trial, () => trial.keyfob.checkEvidence({ ...trial.desk, input })];
  },
  async decideRequest() {
    const trial = await asked();
    const input = { decision: 'reject', reason: 'x' } as const;
    return [trial, () => trial.keyfob.decideRequest({ ...trial.desk, input })];
  },
};

const momentAllowed = 'a Date, or milliseconds since 1970';
const leaveOut = 'leave it out where nothing was changed';
const labelAllowed = 'a text with at least one visible character, such as the log-in name';
const states = 'missing, unverified, verified';
const text = 'a text, or leave it out';
const known = 'label, contacts, email, formerEmail, phone, locale, contactsChangedAt, recovery';

/** What `find` may not give, and what the fault says of it. */
const badRecords: readonly (readonly [given: unknown, fault: string])[] = [
  ...(
    [
      ['alice', 'is "alice"'],
      ['two words', 'is a text'],
      [7, 'is a number'],
      [true, 'is a boolean'],
      [[record], 'is a list'],
      [() => record, 'is a function'],
    ] as const
  ).map(
    ([given, is]) =>
      [given, `users.find: the user ${is}; allowed: an object, or undefined for nobody`] as const,
  ),
  ...['contactsChangedAT', 'e-mail', 'password', 'id'].map(
    (field) =>
      [
        { ...record, [field]: 'x' },
        `users.find: the user has a field "${field}"; known are: ${known}`,
      ] as const,
  ),
  ...(
    [
      [undefined, 'is undefined'],
      [null, 'is null'],
      ['', 'is a text'],
      ['  \u200b', 'is a text'],
      [7, 'is a number'],
      [{}, 'is an object'],
    ] as const
  ).map(
    ([label, is]) =>
      [{ ...record, label }, `users.find: label ${is}; allowed: ${labelAllowed}`] as const,
  ),
  ...(
    [
      [undefined, 'is undefined'],
      [null, 'is null'],
      ['verified', 'is "verified"'],
      [['email'], 'is a list'],
      [true, 'is a boolean'],
    ] as const
  ).map(
    ([each, is]) =>
      [
        { ...record, contacts: each },
        `users.find: contacts ${is}; allowed: an object with email and phone`,
      ] as const,
  ),
  [
    { ...record, contacts: { ...contacts, mail: 'verified' } },
    'users.find: contacts has a field "mail"; known are: email, phone',
  ],
  ...(['email', 'phone'] as const).flatMap((kind) =>
    (
      [
        [true, 'is a boolean'],
        ['yes', 'is "yes"'],
        ['Verified', 'is "Verified"'],
        [1, 'is a number'],
        [new Date(), 'is a Date'],
      ] as const
    ).map(
      ([state, is]) =>
        [
          { ...record, contacts: { ...contacts, [kind]: state } },
          `users.find: contacts.${kind} ${is}; allowed: ${states}`,
        ] as const,
    ),
  ),
  ...(['email', 'formerEmail', 'phone', 'locale'] as const).flatMap((field) =>
    (
      [
        [7, 'is a number'],
        [true, 'is a boolean'],
        [['a'], 'is a list'],
        [{}, 'is an object'],
        ['\ud800', 'is a text'],
        [7n, 'is a bigint'],
        [Promise.resolve('a'), 'is a promise'],
      ] as const
    ).map(
      ([value, is]) =>
        [{ ...record, [field]: value }, `users.find: ${field} ${is}; allowed: ${text}`] as const,
    ),
  ),
  ...(['email', 'phone'] as const).flatMap((kind) =>
    (
      [
        [undefined, 'is undefined'],
        [null, 'is null'],
        ['', 'is a text'],
      ] as const
    ).map(
      ([value, is]) =>
        [
          { ...record, [kind]: value },
          `users.find: ${kind} ${is}; allowed: a text, as contacts.${kind} is "verified"`,
        ] as const,
    ),
  ),
  ...(
    [
      ['2026-11-25T13:00:00Z', 'is a text', ''],
      ['2026-11-25 13:00:00', 'is a text', ''],
      [Number.NaN, 'is NaN', ''],
      [Number.POSITIVE_INFINITY, 'is a number', ''],
      [1_769_851_800, 'is a number', ' (this looks like seconds)'],
      [0, 'is a number', ' (this looks like seconds)'],
      [-1, 'is a number', ' (this looks like seconds)'],
      [99_999_999_999, 'is a number', ' (this looks like seconds)'],
      [1_769_851_800_000n, 'is a bigint', ''],
      [new Date('yesterday'), 'is an invalid Date', ''],
      [new Date(0), 'is a Date', ''],
      [true, 'is a boolean', ''],
      ['', 'is a text', ''],
      [{}, 'is an object', ''],
    ] as const
  ).map(
    ([contactsChangedAt, is, hint]) =>
      [
        { ...record, contactsChangedAt },
        `users.find: contactsChangedAt ${is}; allowed: ${momentAllowed}${hint}; ${leaveOut}`,
      ] as const,
  ),
  ...(
    [
      ['support-only', 'is "support-only"'],
      ['Support_only', 'is "Support_only"'],
      ['support only', 'is a text'],
      [true, 'is a boolean'],
      ['', 'is a text'],
    ] as const
  ).map(
    ([recovery, is]) =>
      [
        { ...record, recovery },
        `users.find: recovery ${is}; allowed: self_service, support_only`,
      ] as const,
  ),
];

describe('what users.find may not give', () => {
  it.each(Object.entries(calls))(
    'is a fault of %s that names the field, told once, and nothing is written (C13, S8)',
    async (_, prepare) => {
      const [{ given, onFault, commits }, call] = await prepare();
      const before = commits();

      for (const [record, fault] of badRecords) {
        given.find = record;
        onFault.mockClear();
        const refusal = await refusalOf(call());

        expect([refusal.code, (refusal.cause as Error).message]).toEqual(['unavailable', fault]);
        expect(refusal.cause).toBeInstanceOf(TypeError);
        expect(onFault).toHaveBeenCalledTimes(1);
      }

      expect(commits()).toBe(before);
      delete given.find;
      await call().catch((error) => expect(error.code).not.toBe('unavailable'));
    },
  );

  it('names no value that may be somebody’s: no address, number or text (G1)', async () => {
    const [{ given }, call] = await (calls.status as NonNullable<typeof calls.status>)();

    for (const [record] of badRecords) {
      given.find = record;
      const text = String((await refusalOf(call())).cause);

      expect(text).not.toMatch(/@|\d{6}|two words|support only/);
    }
  });

  it('shuts nobody else out of the queue of the desk: that request alone says less', async () => {
    const { keyfob, given, onFault } = await asked();
    given.find = { ...record, contactsChangedAt: 1_769_851_800 };

    const { requests } = await keyfob.supportQueue({ staff });

    expect(requests).toMatchObject([{ email, message: 'Help.', allowed: [] }]);
    expect(requests[0]).not.toHaveProperty('account');
    expect(String(onFault.mock.calls[0]?.[0].cause)).toContain('users.find: contactsChangedAt');
  });
});

describe('a user who is nobody', () => {
  it.each([undefined, null])(
    'as users.find gives %j, is a refusal of each call, and nothing is written (S8)',
    async (nobody) => {
      const link = ['openRecoveryLink', 'cancelRecovery'];
      const desk = ['claimRequest', 'commentRequest', 'checkEvidence', 'decideRequest'];
      for (const [name, prepare] of Object.entries(calls)) {
        const [{ given, commits, onFault }, call] = await prepare();
        const before = commits();
        given.find = nobody;

        if (desk.includes(name)) {
          expect(await call()).not.toHaveProperty('account');
          continue;
        }
        const { code } = await refusalOf(call());

        expect([name, code]).toEqual([
          name,
          link.includes(name) ? 'link_invalid' : 'login_required',
        ]);
        expect(commits()).toBe(before);
        expect(onFault).not.toHaveBeenCalled();
      }
    },
  );
});

describe('what users.find may give', () => {
  const statusWith = async (given: object) => {
    const trial = trialWithPort();
    trial.given.find = given;
    return trial.keyfob.status(alice);
  };

  it('is a record with null for what there is not, as databases give it', async () => {
    const found = {
      ...{ label: 'CORP:alice', contacts: { email: 'verified' }, email },
      ...{ phone: null, formerEmail: null, locale: null, contactsChangedAt: null, recovery: null },
    };

    expect(await statusWith(found)).toMatchObject({
      ...{ account: 'CORP-alice', prerequisites: { email: 'verified', phone: 'missing' } },
      missing: ['phone'],
    });
  });

  it('is one whose contacts are null, which counts as left out', async () => {
    const contacts = { email: null, phone: undefined } as never;

    expect((await statusWith({ label: 'a', contacts })).prerequisites).toEqual({
      ...{ email: 'missing', phone: 'missing' },
    });
  });

  it('is a record without contacts that are proven, and without any', async () => {
    expect((await statusWith({ label: 'a', contacts: {} })).prerequisites).toEqual({
      ...{ email: 'missing', phone: 'missing' },
    });
    const unverified = { email: 'unverified', phone: 'unverified' };
    expect((await statusWith({ label: 'a', contacts: unverified })).prerequisites).toEqual(
      unverified,
    );
  });

  it('is an object of a class with its own fields, and an answer that is no promise', async () => {
    class Row {
      label = 'a';
      contacts = contacts;
      email = email;
      phone = '+420555000101';
      toJSON() {
        return {};
      }
    }

    expect(await statusWith(new Row())).toMatchObject({ account: 'a' });
    expect(await statusWith(Promise.resolve(new Row()))).toMatchObject({ account: 'a' });
  });

  it.each([
    ['a Date', new Date('2026-01-31T09:29:59.999Z')],
    ['milliseconds', Date.parse('2026-01-31T09:29:59.999Z')],
    ['milliseconds with parts', Date.parse('2026-01-31T09:29:59.999Z') + 0.5],
  ])(
    'is a change of contacts a moment ago as %s: nobody gets in by them (R11)',
    async (_, moment) => {
      const { keyfob, given, pendingLogin } = await withOtp();
      const pending = await pendingLogin();
      given.find = { ...record, contactsChangedAt: moment };

      const refusal = await refusalOf(keyfob.beginRecovery({ pending, input: {} }));

      expect(refusal).toMatchObject({
        code: 'not_allowed',
        details: { reason: 'contact_changed' },
      });
    },
  );

  it('is no address at all where there are no channels to send by', async () => {
    const without = trialWithPort({ recovery: undefined as never });
    without.given.find = { label: 'a', contacts };
    expect((await without.keyfob.status(alice)).state).toBe('off');

    for (const nothing of [null, '']) {
      without.given.find = { label: 'a', contacts, email: nothing };
      const { cause } = await refusalOf(without.keyfob.status(alice));
      expect(String(cause)).toContain('as contacts.email is "verified"'); // somebody looked and found none
    }
  });
});

describe('what users.verifyPassword may not give', () => {
  const answers: [unknown, string][] = [
    [undefined, 'undefined'],
    [null, 'null'],
    [1, 'a number'],
    [0, 'a number'],
    ['yes', '"yes"'],
    ['correct horse', 'a text'],
    [{ id: 'alice' }, 'an object'],
    [[true], 'a list'],
  ];

  it.each(['activate', 'showSharedKey', 'deactivate', 'openRecoveryLink'] as const)(
    'is a fault of %s, no wrong password, and is not charged (C13)',
    async (name) => {
      const [{ given, commits }, call] = await (calls[name] as NonNullable<typeof calls.status>)();
      const before = commits();

      for (const [answer, kind] of answers) {
        given.verifyPassword = answer;
        const refusal = await refusalOf(call());

        expect([refusal.code, (refusal.cause as Error).message]).toEqual([
          ...['unavailable', `users.verifyPassword is ${kind}; allowed: true or false`],
        ]);
      }

      expect(commits()).toBe(before);
      given.verifyPassword = false;
      expect((await refusalOf(call())).code).toBe('wrong_password');
    },
  );
});

describe('what users.findByEmail may not give', () => {
  const ids =
    'allowed are whole numbers and texts of 1 to 255 characters in NFC, without control characters or outer spaces, not beginning with "keyfob:"';
  const ask = ({ keyfob, captcha }: Trial) =>
    keyfob.requestSupport({
      input: { email, message: 'Help.', captcha: captcha.solve('support_request') },
    });

  it('is a fault that says what is wrong with the id, and no request is written (C13)', async () => {
    const trial = trialWithPort();
    const answers: [unknown, string][] = [
      [{ id: 'alice' }, 'is an object, not a text or a whole number'],
      [['alice'], 'is a list, not a text or a whole number'],
      [true, 'is a boolean, not a text or a whole number'],
      [1.5, 'is a number that is not a whole one'],
      ['', 'is empty'],
      [' alice', 'has spaces around it'],
      ['e\u0301', 'is not in Unicode normal form C (NFC)'],
      ['keyfob:key-check', 'begins with "keyfob:"'],
    ];
    for (const [answer, problem] of answers) {
      trial.given.findByEmail = answer;
      const refusal = await refusalOf(ask(trial));

      expect([refusal.code, (refusal.cause as Error).message]).toEqual([
        ...['unavailable', `users.findByEmail: the id ${problem}; ${ids}`],
      ]);
    }

    expect(trial.commits()).toBe(0);
    expect((await trial.keyfob.supportQueue({ staff })).requests).toEqual([]);
  });

  it('is anything but an id or nobody: both ways to say nobody are one', async () => {
    for (const nobody of [undefined, null]) {
      const trial = trialWithPort();
      trial.given.findByEmail = nobody;
      await ask(trial);

      const [request] = (await trial.keyfob.supportQueue({ staff })).requests;
      expect(request).toMatchObject({ email });
      expect(request).not.toHaveProperty('account');
    }
  });

  it('may be a number, as databases give ids', async () => {
    const find = vi.fn(async () => record);
    const users = { find, verifyPassword: () => true, findByEmail: () => 7n };
    const trial = trialKeyfob({ users });
    await ask(trial as Trial);

    await trial.keyfob.supportQueue({ staff });

    expect(find.mock.calls).toEqual([['7']]);
  });
});

describe('a users port that hangs', () => {
  it.each(['find', 'verifyPassword', 'findByEmail', 'endSessions'] as const)(
    'in %s is given up after its time, by name (C13)',
    async (name) => {
      vi.useFakeTimers();
      try {
        const onFault = vi.fn();
        const users = memoryUsers({ alice: { password, ...record } });
        const hanging = { ...users, endSessions: async () => {} };
        const trial = trialKeyfob({
          ...{ onFault, policy: { usersTimeoutSeconds: 3, recoveryProofs: ['mail'] } },
          users: { ...hanging, [name]: () => new Promise<never>(() => {}) },
        });
        const act = {
          find: () => trial.keyfob.status(alice),
          async verifyPassword() {
            await trial.keyfob.beginEnrolment(alice);
            await trial.keyfob.activate({ ...alice, input: { password, code: '123456' } });
          },
          findByEmail: () => ask(trial),
          async endSessions() {
            await trial.enrol();
            const recovering = await followLink(trial, await trial.pendingLogin());
            await trial.keyfob.completeRecovery({ recovering, input: {} });
            await trial.keyfob.deliver();
            throw new Error('the task is tried again');
          },
        }
          [name]()
          .then(
            () => 'done',
            (error) => error.code ?? 'told',
          );
        await vi.advanceTimersByTimeAsync(2_999);
        expect(onFault).not.toHaveBeenCalled();
        await vi.advanceTimersByTimeAsync(1);

        expect(await act).toBe(name === 'endSessions' ? 'told' : 'unavailable');
        expect(onFault.mock.calls[0]?.[0].cause.message).toContain(
          `users.${name} did not answer in 3 s`,
        );
      } finally {
        vi.useRealTimers();
      }

      function ask({ keyfob, captcha }: Pick<Trial, 'keyfob' | 'captcha'>) {
        const solution = captcha.solve('support_request');
        return keyfob.requestSupport({ input: { email, message: 'x', captcha: solution } });
      }
    },
  );
});
