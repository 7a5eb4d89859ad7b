import type { Enrolment, Status } from '#contract';

/** Right for every {@link FakeKeyfobClient}. */
export const examplePassword = 'correct horse';

/** Right for every {@link FakeKeyfobClient}, each time: nothing here is a real factor. */
export const exampleCode = '123456';

/** The account of every {@link FakeKeyfobClient}, as its authenticator shows it. */
export const exampleAccount = 'alex@example.com';

const numbers = ['ONE', 'TWO', 'SIX', 'TEN'];

/** An enrolment whose key says in plain letters that it protects nothing. */
export function exampleEnrolment(number: number, expiresAt: string): Enrolment {
  const sharedKey = `EXAMPLEKEY${numbers[(number - 1) % numbers.length]}NOTASECRET234567ABC`;
  const account = exampleAccount;
  return {
    id: `example-${number}`,
    sharedKey,
    uri: `otpauth://totp/Example:${encodeURIComponent(account)}?secret=${sharedKey}&issuer=Example`,
    issuer: 'Example',
    account,
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    expiresAt,
  };
}

/** A status in which OTP is off and can be set. */
export const statusOff: Status = {
  state: 'off',
  prerequisites: { email: 'verified', phone: 'verified' },
  missing: [],
  authenticators: [],
  recoveryCodesLeft: 0,
  account: exampleAccount,
  recovery: 'self_service',
  recoveryProofs: ['mail', 'sms'],
  canShowSharedKey: true,
};

/** A status in which OTP is on. */
export const statusOn: Status = {
  ...statusOff,
  state: 'on',
  authenticators: [
    {
      id: 'example-1',
      name: 'Authenticator',
      addedAt: '2026-03-02T08:15:00.000Z',
      lastUsedAt: '2026-06-18T16:40:00.000Z',
    },
  ],
};
