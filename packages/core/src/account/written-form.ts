import {
  type Account,
  type Attempts,
  type Authenticator,
  noAttempts,
  type PendingEnrolment,
} from './account.ts';
import type { Lane } from './events.ts';
import type { TotpParameters } from './totp-parameters.ts';

/**
 * An account as stores keep it. A database with millions of them reads and writes what stands here with
 * every log-in, so what nearly all of them have in common is left out. No part of the account itself is:
 * one that is missing is damage, never a default (C13).
 */
export interface WrittenAccount
  extends Omit<Account, 'authenticators' | 'pending' | 'attempts' | 'spentLogins'> {
  readonly authenticators: readonly WrittenAuthenticator[];
  readonly pending: Written<PendingEnrolment> | null;
  /** Without the lanes that have no failure. */
  readonly attempts: Readonly<Partial<Record<Lane, Attempts>>>;
  /** Each as its id and its end. */
  readonly spentLogins: readonly (readonly [string, number])[];
}

/** Without the parameters that all common authenticator apps use. */
type Written<Holder extends TotpParameters> = Omit<Holder, keyof TotpParameters> &
  Partial<TotpParameters>;

interface WrittenAuthenticator extends Omit<Written<Authenticator>, 'recentSteps'> {
  /** The recent steps, as how many steps before the last one each of them was. */
  readonly stepsBack: readonly number[];
}

const noFailures = { code: noAttempts, password: noAttempts, activation: noAttempts };
const usual: TotpParameters = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 };

export function toWritten(account: Account): WrittenAccount {
  const { authenticators, pending, attempts, spentLogins } = account;
  const failed = Object.entries(attempts).filter(
    ([, { failures, blockedUntil }]) => failures !== 0 || blockedUntil !== null,
  );
  return {
    ...account,
    authenticators: authenticators.map(({ recentSteps, ...rest }) => ({
      ...withoutUsual(rest),
      stepsBack: recentSteps.map((step) => rest.lastStep - step),
    })),
    pending: pending && withoutUsual(pending),
    attempts: Object.fromEntries(failed),
    spentLogins: spentLogins.map(({ id, expiresAt }) => [id, expiresAt]),
  };
}

/** What has vanished from it stays away, so that whoever checks the account finds that out. */
export function fromWritten(written: WrittenAccount): Account {
  const { authenticators, pending, attempts, spentLogins } = written;
  return {
    ...written,
    authenticators: authenticators.map(({ stepsBack, ...rest }) => ({
      ...usual,
      ...rest,
      recentSteps: stepsBack.map((steps) => rest.lastStep - steps),
    })),
    pending: pending && { ...usual, ...pending },
    attempts: attempts && { ...noFailures, ...attempts },
    spentLogins: spentLogins.map(([id, expiresAt]) => ({ id, expiresAt })),
  };
}

function withoutUsual<Holder extends TotpParameters>(holder: Holder): Written<Holder> {
  const { algorithm, digits, periodSeconds, ...rest } = holder;
  return {
    ...rest,
    ...(algorithm !== usual.algorithm && { algorithm }),
    ...(digits !== usual.digits && { digits }),
    ...(periodSeconds !== usual.periodSeconds && { periodSeconds }),
  };
}
