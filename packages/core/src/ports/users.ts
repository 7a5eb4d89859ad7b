import type { User } from '../account/user.ts';

/** The integrator's users. Every call is given up after `policy.usersTimeoutSeconds`. */
export interface Users {
  /** The user, or undefined when there is none (any more). */
  find(userId: string): Promise<User | undefined>;
  /** Whether this is the user's password. Keyfob counts the wrong ones given to it. */
  verifyPassword(userId: string, password: string): Promise<boolean>;
  /** The id of the user who logs in with this e-mail, for support requests. */
  findByEmail?(email: string): Promise<string | undefined>;
  /** Ends every session of a user whose OTP went off without a log-in. */
  endSessions?(userId: string): Promise<void>;
}
