import type { Keyfob, KeyfobError, StaffMember, UserId } from '@keyfob/core';
import type { Request } from 'express';

/** What may be given at once or by a promise. */
type MaybePromise<T> = T | Promise<T>;

/**
 * What the router and the guards must know of the application they live in. One object, given to all
 * of them. The application brings sessions that are kept on the server, as express-session makes them.
 *
 * What its functions give is checked; a wrong kind of value is a fault that names the function. A field
 * that is not listed here is refused at start.
 */
export interface KeyfobHost {
  readonly keyfob: Keyfob;

  /**
   * The id of the user whom the application's own session has signed in; `undefined` or `null` for
   * nobody. Whole numbers count as their text. Somebody who has given only the password must not be one.
   */
  currentUser(request: Request): MaybePromise<UserId | null | undefined>;

  /**
   * Signs a user in, in a session that was made anew a moment ago and holds nothing yet. It may
   * replace the session once more, as Passport's `req.logIn` does. It is waited for.
   *
   * @param userId as text, also where the application's ids are numbers
   */
  signIn(request: Request, userId: string): MaybePromise<void>;

  /**
   * Ends the user's other sessions; called after OTP was turned on or off, and waited for. Sessions from
   * before are refused by the guards in any case; this also ends them for pages that have no guard.
   */
  endOtherSessions?(request: Request, userId: string): MaybePromise<void>;

  /**
   * For the support desk: whether the user whom this session has signed in is one of the staff, and
   * what colleagues call them; `undefined` or `null` for nobody. Whose approval it is, the user id of the
   * session decides (U1).
   */
  staff?(request: Request): MaybePromise<Pick<StaffMember, 'name'> | null | undefined>;

  /**
   * Further origins whose pages may change things, for example `https://account.example.com` where
   * the API has a host of its own. The application's own origin needs no mention.
   */
  readonly origins?: readonly string[];

  /** Told of faults in sessions and hooks. Default: one line to standard error. */
  readonly onFault?: (fault: KeyfobError) => void;
}
