import type { ForeignAuthenticator } from '../factor/import-authenticator.ts';
import type { UserId } from '../ports/users.ts';

/** What an operator does from outside of any log-in. The CLI has a command for each. */
export interface OperatorCalls<Id = UserId> {
  /**
   * Turns OTP on for a user with an authenticator that another system has set up, in one commit with its
   * event. Codes that the other system may have taken until now are not taken again, so the first one that
   * counts comes a minute later, and sessions that were signed in before owe a code.
   *
   * @param call `actor` names the operator in the audit log; `replaces`: turns off what is on, as `reset`
   *   does it, in the same commit; `isDryRun`: judges and writes nothing
   * @throws KeyfobError `already_enabled` unless it replaces, `not_allowed` while changes are frozen,
   *   `invalid_input` with the reason as its cause for what {@link importProblem} finds
   */
  importAuthenticator(call: {
    readonly userId: Id;
    readonly actor: string;
    readonly authenticator: ForeignAuthenticator & { readonly name?: string | undefined };
    readonly replaces?: boolean | undefined;
    readonly isDryRun?: boolean | undefined;
  }): Promise<{ readonly authenticatorId: string }>;

  /**
   * Forgets the failures of a user, and with them waits and the end of codes after too many wrong ones, for an
   * operator who has made sure by other means who asks. What the owner has frozen stays frozen.
   *
   * @param call `actor` names the operator in the audit log, and `reason` says there why
   */
  unlock(call: {
    readonly userId: Id;
    readonly actor: string;
    readonly reason?: string | undefined;
  }): Promise<void>;
}
