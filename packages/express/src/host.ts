import type { Keyfob, KeyfobError, StaffMember } from '@keyfob/core';
import type { Request } from 'express';

/**
 * What the router and the guards must know of the application they live in. One object, given to all
 * of them. The application brings sessions as express-session makes them.
 */
export interface KeyfobHost {
  readonly keyfob: Keyfob;

  /**
   * The id of the user whom the application's own session has signed in, if any. Somebody who has
   * given only the password must not be one.
   */
  currentUser(request: Request): string | undefined;

  /**
   * Signs a user in, in a session that was made anew a moment ago and holds nothing yet. It may
   * replace the session once more, as Passport's `req.logIn` does.
   */
  signIn(request: Request, userId: string): void | Promise<void>;

  /** Ends the user's other sessions; called after OTP was turned on or off. */
  endOtherSessions?(request: Request, userId: string): void | Promise<void>;

  /**
   * For the support desk: whether the user whom this session has signed in is one of the staff, and
   * what colleagues call them. Whose approval it is, the user id of the session decides (U1).
   */
  staff?(request: Request): Pick<StaffMember, 'name'> | undefined;
  /**
   * Further origins whose pages may change things, for example `https://account.example.com` where
   * the API has a host of its own. The application's own origin needs no mention.
   */
  readonly origins?: readonly string[];

  /** Told of faults in sessions and hooks. Default: one line to standard error. */
  readonly onFault?: (fault: KeyfobError) => void;
}
