import { describe, expect, it } from 'vitest';
import { createKeyfob } from '../create-keyfob.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import {
  fakeCaptcha,
  fakeMailer,
  fakeSmsSender,
  memoryStore,
  memoryUsers,
} from '../testing/index.ts';
import { completePolicy, limits } from './policy.ts';

describe('the policy', () => {
  it('asks for what every authenticator app reads: SHA1, six digits, 30 s, one step', () => {
    expect(completePolicy()).toMatchObject({
      ...{ algorithm: 'SHA1', digits: 6, periodSeconds: 30, window: 1, sharedKeyBytes: 20 },
      ...{ activationAttempts: 1, requiredContacts: ['email', 'phone'] },
    });
  });

  it('refuses a window above one step (C3)', () => {
    expect(() => completePolicy({ window: 2 })).toThrow(
      new RangeError('policy.window is 2; allowed are whole steps from 0 to 1'),
    );
  });

  it.each(Object.entries(limits))('refuses %s outside its range', (name, { min, max }) => {
    for (const value of [min - 1, max + 1, min + 0.5, Number.NaN, '6']) {
      expect(() => completePolicy({ [name]: value })).toThrow(`policy.${name}`);
    }
  });

  it('refuses a misspelt name and tells the right ones', () => {
    expect(() => completePolicy({ widnow: 1 } as object)).toThrow(
      /^policy has no option "widnow"; known are: digits, .*window/,
    );
  });

  it.each([
    [{ algorithm: 'MD5' }, 'policy.algorithm is MD5; allowed: SHA1, SHA256, SHA512'],
    [{ algorithm: '__proto__' }, 'policy.algorithm is __proto__; allowed'],
    [{ requiredContacts: ['fax'] }, 'policy.requiredContacts may hold only: email, phone'],
    [{ requiredContacts: ['email', 'fax'] }, 'policy.requiredContacts may hold only'],
    [{ firstWaitSeconds: 60, longestWaitSeconds: 30 }, 'longestWaitSeconds is below'],
  ])('refuses %j', (policy, message) => {
    expect(() => completePolicy(policy as object)).toThrow(message);
  });

  it.each<[readonly string[]]>([
    [['mail']],
    [['captcha', 'mail']],
    [['mail', 'captcha']],
    [['mail', 'sms']],
    [['captcha', 'mail', 'captcha', 'sms', 'captcha']],
  ])('takes %j as the proofs of a recovery', (recoveryProofs) => {
    expect(completePolicy({ recoveryProofs } as object).recoveryProofs).toEqual(recoveryProofs);
  });

  it.each<[readonly string[]]>([
    [[]],
    [['sms']],
    [['captcha']],
    [['sms', 'mail']],
    [['mail', 'mail']],
    [['mail', 'sms', 'sms']],
    [['captcha', 'captcha', 'mail']],
    [['mail', 'captcha', 'captcha']],
    [['fax', 'mail']],
    [['mail', 'fax']],
  ])(
    'refuses %j as the proofs of a recovery: a mail comes first, an SMS once at most',
    (proofs) => {
      expect(() => completePolicy({ recoveryProofs: proofs } as object)).toThrow(
        `policy.recoveryProofs is ${proofs.join(', ')}; allowed are `,
      );
    },
  );

  it('takes the beginnings of numbers as they are written abroad', () => {
    const smsPrefixes = ['+420', '+1', '+12345678901234'];

    expect(completePolicy({ smsPrefixes }).smsPrefixes).toEqual(smsPrefixes);
    for (const wrong of ['420', '00420', '+', '+420 ', '+123456789012345', ' +420', '']) {
      expect(() => completePolicy({ smsPrefixes: ['+1', wrong] })).toThrow(
        `policy.smsPrefixes holds "${wrong}"; allowed: `,
      );
    }
  });

  it('takes waits that never grow', () => {
    const policy = { firstWaitSeconds: 60, longestWaitSeconds: 60 };

    expect(completePolicy(policy)).toMatchObject(policy);
  });

  it('is frozen and copied: later changes by the caller do nothing', () => {
    const requiredContacts: ('email' | 'phone')[] = ['email'];
    const policy = completePolicy({ requiredContacts });

    requiredContacts.push('phone');

    expect(policy.requiredContacts).toEqual(['email']);
    expect(Object.isFrozen(policy)).toBe(true);
    expect(Object.isFrozen(policy.requiredContacts)).toBe(true);
  });
});

const links = {
  recovery: 'https://account.example.test/recovery',
  notice: 'https://account.example.test/notice',
};
const recovery = { links, mail: fakeMailer(), sms: fakeSmsSender(), captcha: fakeCaptcha() };

/** What is wrong with each, and what the error says. */
const badRecoveries = (
  [
    ['no links', { links: undefined }, /recovery\.links\.recovery is not an address/],
    [
      'half of the links',
      { links: { recovery: links.recovery } },
      /links\.notice is not an address/,
    ],
    [
      'an object that prints as a link',
      { links: { ...links, notice: { toString: () => links.notice } } },
      /notice is not an address/,
    ],
    ['a path as a link', { links: { ...links, notice: '/notice' } }, /notice is not an address/],
    ['a link in clear', { links: { ...links, recovery: 'http://example.test/' } }, /with https:/],
    [
      'a link by a protocol of its own',
      { links: { ...links, notice: 'ftp://localhost/x' } },
      /https:/,
    ],
    ['a link to a file', { links: { ...links, recovery: 'file://localhost/x' } }, /with https:/],
    ['a link with a fragment', { links: { ...links, notice: 'https://a.test/#x' } }, /a fragment/],
    ['no mailer', { mail: {} }, /recovery\.mail has no function send/],
    [
      'no SMS sender',
      { sms: undefined },
      /^createKeyfob: recovery\.sms is missing; give a sender, or take "sms" out of policy\.recoveryProofs$/,
    ],
    [
      'no CAPTCHA',
      { captcha: undefined },
      /^createKeyfob: recovery\.captcha is missing; give one, or take "captcha" out of policy\.recoveryProofs$/,
    ],
    ['half an SMS sender', { sms: {} }, /recovery\.sms has no function send/],
    ['half a CAPTCHA', { captcha: {} }, /recovery\.captcha has no function challenge/],
    ['a misspelt channel', { email: fakeMailer() }, /recovery has no option "email"/],
  ] as const
).map(([what, wrong, message]): [string, object, RegExp] => [
  what,
  { recovery: { ...recovery, ...wrong } },
  message,
]);

function storeWithout(part: string): object {
  const [name = '', inner] = part.split('.');
  const store: Record<string, unknown> = { ...memoryStore() };
  store[name] =
    inner === undefined ? undefined : { ...(store[name] as object), [inner]: undefined };
  return store;
}

describe('createKeyfob', () => {
  const fine = {
    issuer: 'Example Host',
    store: memoryStore(),
    users: memoryUsers({}),
    keys: parseKeyRing(generateKeyRing()),
  };

  it.each<[string, object, RegExp]>([
    ['an issuer with a colon', { issuer: 'a:b' }, /issuer has a colon/],
    ['no issuer', { issuer: undefined }, /issuer is not a text/],
    ['no store', { store: undefined }, /store has no function update/],
    ['half a store', { store: { update: async () => {} } }, /store has no function events/],
    [
      'a store without an outbox',
      { store: { ...memoryStore(), outbox: undefined } },
      /store\.outbox has no function lease/,
    ],
    [
      'a store without requests',
      { store: { ...memoryStore(), requests: {} } },
      /store\.requests has no function update/,
    ],
    ...(
      [
        ...['spend', 'refund', 'forget', 'sweep', 'requests.updateOpen', 'requests.list'],
        ...['outbox.lease', 'outbox.settle', 'outbox.delivery', 'outbox.backlog'],
        ...['sealed.count', 'sealed.accounts', 'sealed.messages', 'sealed.replaceMessage'],
      ] as const
    ).map((part): [string, object, RegExp] => [
      `a store without ${part}`,
      { store: storeWithout(part) },
      new RegExp(`store\\S* has no function ${part.split('.').at(-1)}`),
    ]),
    [
      'a store without sealed things',
      { store: { ...memoryStore(), sealed: undefined } },
      /store\.sealed has no function count/,
    ],
    [
      'half a way to find users by e-mail',
      { users: { ...memoryUsers({}), findByEmail: true } },
      /users has no function findByEmail/,
    ],
    [
      'half a way to end sessions',
      { users: { ...memoryUsers({}), endSessions: null } },
      /users has no function endSessions/,
    ],
    ['a log that is none', { onFault: 'console' }, /options has no function onFault/],
    [
      'a link that is none',
      { recovery: { ...recovery, links: { ...links, notice: 7 } } },
      /address/,
    ],
    ['a calendar without days', { calendar: { timeZone: 'UTC', workingDays: [] } }, /calendar/],
    ['no key ring', { keys: undefined }, /keys is not a key ring/],
    [
      'half a users port',
      { users: { find: async () => undefined } },
      /users has no .*verifyPassword/,
    ],
    ...badRecoveries,
    ['a key as text', { keys: generateKeyRing() }, /parseKeyRing/],
    ['an unknown option', { isuer: 'x' }, /createKeyfob has no option "isuer"/],
  ])('refuses %s at start', (_, wrong, message) => {
    expect(() => createKeyfob({ ...fine, ...wrong } as never)).toThrow(message);
  });

  it('takes links to this machine in clear, for trials', () => {
    for (const host of ['localhost:3000', '127.0.0.1', '[::1]:3000']) {
      const here = { recovery: `http://${host}/recovery`, notice: `http://${host}/notice` };
      createKeyfob({ ...fine, recovery: { ...recovery, links: here } });
    }
  });

  it('asks for the channels of the proofs only, and for a whole CAPTCHA where there is one', () => {
    const policy = { recoveryProofs: ['mail'] } as const;
    const mailOnly = { links, mail: fakeMailer() };

    createKeyfob({ ...fine, policy, recovery: mailOnly });
    const half = { ...mailOnly, captcha: { challenge: recovery.captcha.challenge } } as never;
    expect(() => createKeyfob({ ...fine, policy, recovery: half })).toThrow(
      /recovery\.captcha has no function verify/,
    );
  });

  it.each([undefined, null, 'text', 7])('without options (%j) tells which there are', (options) => {
    expect(() => createKeyfob(options as never)).toThrow(
      new TypeError(
        'createKeyfob takes an object of options: issuer, store, users, keys, policy, recovery, support, calendar, restoredAt, onFault, telemetry',
      ),
    );
  });

  it.each<[unknown, string]>([
    [null, 'null'],
    ['2026-01-31T09:30:00Z', 'a text'],
    [1_769_851_800, 'a number'],
    [1e11 - 1, 'a number'],
    [Number.NaN, 'NaN'],
    [Number.POSITIVE_INFINITY, 'a number'],
    [1_769_851_800_000n, 'a bigint'],
    [new Date('yesterday'), 'an invalid Date'],
    [{}, 'an object'],
  ])('refuses %o as the moment of a restored backup', (restoredAt, kind) => {
    expect(() => createKeyfob({ ...fine, restoredAt } as never)).toThrow(
      new TypeError(
        `createKeyfob: restoredAt is ${kind}; allowed: a Date, or milliseconds since 1970`,
      ),
    );
  });

  it.each([Date.now() + 3_700_000, new Date('2099-01-01'), 1e300])(
    'refuses a restored backup that is still to come, as nobody could log in until then: %s',
    (restoredAt) => {
      expect(() => createKeyfob({ ...fine, restoredAt })).toThrow(
        /^createKeyfob: restoredAt is [-+0-9T:.Z]+, which is still to come/,
      );
      expect(() => createKeyfob({ ...fine, restoredAt: Date.now() + 3_500_000 })).not.toThrow();
    },
  );

  it('takes a Date or milliseconds as the moment of a restored backup', () => {
    for (const restoredAt of [new Date(), 1e11, 1_769_851_800_000.5]) {
      expect(() => createKeyfob({ ...fine, restoredAt })).not.toThrow();
    }
  });

  it('shows the rules that it goes by, completed and frozen', () => {
    const { policy } = createKeyfob({ ...fine, policy: { digits: 8 } });

    expect(policy).toEqual(completePolicy({ digits: 8 }));
    expect(Object.isFrozen(policy)).toBe(true);
  });
});
