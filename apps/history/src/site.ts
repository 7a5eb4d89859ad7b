import type { Policy, Users } from '@keyfob/core';

/** Of everybody. */
export const password = 'correct horse battery staple';

/** Short steps, so that more happens; and limits wide enough for what all clients do from one address. */
export const policy: Partial<Policy> = {
  periodSeconds: 15,
  enrolmentsPerHour: 1_000,
  recoveriesPerDay: 10,
  recoveriesPerMonth: 30,
  recoveryStartsPerDay: 50,
  recoveryPauseSeconds: 30,
  smsPerAddressPerHour: 1_000,
  smsPerHour: 10_000,
  smsUnusedPerHour: 10_000,
};
export const periodMs = 15_000;

export const mailOf = (user: string) => `${user}@example.test`;
export const phoneOf = (user: string) =>
  `+4206${String(Number(user.slice(1)) * 10_000 + 1).padStart(8, '0')}`;

/** Every id is a user. */
export const users: Users = {
  async find(user) {
    const contacts = { email: 'verified', phone: 'verified' } as const;
    return { label: mailOf(user), email: mailOf(user), phone: phoneOf(user), contacts };
  },
  async verifyPassword(_, given) {
    return given === password;
  },
};
