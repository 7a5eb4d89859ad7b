import type { User } from '../account/user.ts';
import { toUserId } from '../account/user-id.ts';
import type { Policy } from '../policy/policy.ts';
import { checkUserRecord } from './check-user-record.ts';
import { portFault } from './port-fault.ts';
import type { Users } from './users.ts';
import { withinSeconds } from './within-seconds.ts';

/** The users as the rules may rely on them. */
export interface CheckedUsers {
  /** The user, or undefined for one who was deleted. */
  find(userId: string): Promise<User | undefined>;
  verifyPassword(userId: string, password: string): Promise<boolean>;
  /** The id of the user with this e-mail, or undefined. */
  findByEmail(email: string): Promise<string | undefined>;
  endSessions(userId: string): Promise<void>;
}

/**
 * The gate at the port `users`: what the integrator gives is checked here, once, before anything is
 * written. Rules and adapters see only what has passed.
 *
 * @param facts `sendsMessages`: whether there are channels, so that addresses are needed
 * @throws from each function: Error that names the function, the field, what it is and what is allowed
 */
export function checkedUsers(
  users: Users,
  { usersTimeoutSeconds: seconds }: Pick<Policy, 'usersTimeoutSeconds'>,
  facts: { readonly sendsMessages: boolean },
): CheckedUsers {
  return {
    async find(userId) {
      const answer = await withinSeconds(seconds, users.find(userId), 'users.find');
      return answer === null || answer === undefined ? undefined : checkUserRecord(answer, facts);
    },

    async verifyPassword(userId, password) {
      const port = 'users.verifyPassword';
      const answer = await withinSeconds(seconds, users.verifyPassword(userId, password), port);
      if (typeof answer !== 'boolean') throw portFault(port, answer, 'true or false');
      return answer;
    },

    async findByEmail(email) {
      if (users.findByEmail === undefined) return undefined;
      const port = 'users.findByEmail';
      const answer = await withinSeconds(seconds, users.findByEmail(email), port);
      return answer === null || answer === undefined
        ? undefined
        : toUserId(answer, `${port}: the id`);
    },

    async endSessions(userId) {
      if (users.endSessions === undefined) return;
      await withinSeconds(seconds, users.endSessions(userId), 'users.endSessions');
    },
  };
}
