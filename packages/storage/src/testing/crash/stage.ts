import { randomUUID } from 'node:crypto';
import { type KeyfobOptions, parseKeyRing, type Store, type Users } from '@keyfob/core';
import {
  type ManualClock,
  type TrialKeyfob,
  trialKeyfob,
  trialPassword,
  type VirtualAuthenticator,
  virtualAuthenticator,
} from '@keyfob/core/testing';

/** Where operations are prepared, and where what a killed process has left is looked at. */
export interface Stage extends TrialKeyfob {
  readonly store: Store;
  phoneOf(userId: string): string;
}

/** A Keyfob as all processes of these tests have it. */
export function stageOn(
  { store, ring, clock }: { store: Store; ring: string; clock: ManualClock },
  options: Partial<KeyfobOptions> = {},
): Stage {
  const trial = trialKeyfob({
    ...{ store, clock, users: everybody, keys: parseKeyRing(ring) },
    support: { evidence: [{ id: 'called', label: 'Called back', isRequired: true }] },
    policy: { smsUnusedPerHour: 10_000, smsPerHour: 10_000, smsPerAddressPerHour: 1_000 },
    ...options,
  });
  // Solutions count once over all processes.
  trial.captcha.solve = (action) => `solved:${action}:${randomUUID()}`;
  return { ...trial, store, phoneOf };
}

const addressOf = (userId: string) => `${userId}@example.test`;

/** Every id is a user with an address and a number of their own. */
const everybody: Users = {
  async find(userId) {
    const email = addressOf(userId);
    const contacts = { email: 'verified', phone: 'verified' } as const;
    return { label: email, email, phone: phoneOf(userId), contacts };
  },
  async findByEmail(email) {
    return email.slice(0, email.indexOf('@'));
  },
  async verifyPassword(_, password) {
    return password === trialPassword;
  },
};

/** Ids end in a number. No two numbers are neighbours, which would share a budget. */
function phoneOf(userId: string): string {
  return `+4206${String(Number(/\d+$/.exec(userId)?.[0]) * 10_000 + 1).padStart(8, '0')}`;
}

/** A client in a network of its own. */
export function clientOf(userId: string) {
  const number = Number(/\d+$/.exec(userId)?.[0]);
  return { address: `198.18.${number >> 8}.${number & 255}` };
}

/** Turns OTP on with the code of the step before, so that those of this step and the next are left. */
export async function enrol(stage: Stage, userId: string): Promise<VirtualAuthenticator> {
  const { keyfob, clock } = stage;
  const authenticator = await newKey(stage, userId);
  const code = authenticator.codeAt(clock() - 30_000);
  await keyfob.activate({ userId, input: { password: trialPassword, code } });
  return authenticator;
}

/** A key on screen whose next codes all differ: two that are the same are both spent by one (C5). */
export async function newKey(
  { keyfob, clock }: Stage,
  userId: string,
): Promise<VirtualAuthenticator & { readonly id: string }> {
  for (;;) {
    const { id, uri } = await keyfob.beginEnrolment({ userId });
    const authenticator = virtualAuthenticator(uri);
    const steps = Array.from({ length: 14 }, (_, index) => clock() + (index - 2) * 30_000);
    const codes = new Set(steps.map(authenticator.codeAt));
    if (codes.size === steps.length) return { ...authenticator, id };
  }
}
