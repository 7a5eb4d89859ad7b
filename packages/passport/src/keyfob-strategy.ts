import { isKeyfobError, type Keyfob, KeyfobError } from '@keyfob/core';
import type { Request } from 'express';
import { Strategy } from 'passport-strategy';
import { markNextLogIn, type PassportRequest, sessionState } from './session.ts';

/** What a `verify` function says: an error, no such user, or the user. */
export type VerifyDone = (
  error: unknown,
  user?: Express.User | false | null,
  info?: object,
) => void;

/** Finds the user whose code was accepted, mostly by loading the record of this id. */
export type Verify = (userId: string, done: VerifyDone) => void | Promise<void>;

export interface KeyfobStrategyOptions {
  readonly keyfob: Keyfob;
  /** Field of the body that holds the code. Default: `code`. The query is never looked at. */
  readonly field?: string;
  /** Where to send somebody who has not given the password. Without it the attempt fails with 401. */
  readonly loginPage?: string;
}

/** What a failed attempt hands to Passport: the reason by its code, and a sentence for `failureMessage`. */
export interface FailureInfo {
  readonly code: KeyfobError['code'];
  readonly message: string;
  readonly retryAfterSeconds?: number | undefined;
}

/**
 * The code step of a log-in as a Passport strategy, named `keyfob`. {@link askForCode} goes before it,
 * behind the strategy that checks the password.
 *
 * - right code: `success`; Passport makes a new session, which carries the mark of the code
 * - wrong, spent or malformed code, too many attempts: `fail` with a {@link FailureInfo} and its status
 * - nobody whose code is awaited: `redirect` to `loginPage`, or `fail` with 401
 * - the code was accepted in this session before (a form sent twice): `pass`
 * - anything broken: `error`; nobody is let in
 *
 * @throws TypeError when the options lack `keyfob` or `verify` is no function
 */
export class KeyfobStrategy extends Strategy {
  readonly name = 'keyfob';
  // Passport works on an object derived from this one, for which #private fields do not exist.
  private readonly options: KeyfobStrategyOptions;
  private readonly verify: Verify;

  constructor(options: KeyfobStrategyOptions, verify: Verify) {
    super();
    if (typeof options?.keyfob?.verify !== 'function') {
      throw new TypeError('KeyfobStrategy: options.keyfob is not what createKeyfob made');
    }
    if (typeof verify !== 'function') {
      throw new TypeError('KeyfobStrategy: the second argument must be a function (userId, done)');
    }
    this.options = options;
    this.verify = verify;
  }

  /** Called by Passport. */
  override authenticate(request: Request): void {
    this.attempt(request as PassportRequest).catch((error) => this.error(error));
  }

  private async attempt(request: PassportRequest): Promise<void> {
    const { keyfob, field = 'code' } = this.options;
    const { pending } = sessionState(request);
    if (pending === undefined) {
      await this.answerWithoutPending(request);
      return;
    }
    const body = (request.body ?? {}) as Record<string, unknown>;
    const input = { code: Object.hasOwn(body, field) ? body[field] : undefined } as {
      code: string;
    }; // verify() checks it
    const client = { address: request.ip, userAgent: request.get('user-agent') };
    try {
      const accepted = await keyfob.verify({ pending, input, client });
      await this.verify(accepted.userId, (error, user, info) => {
        if (error) return this.error(error as Error);
        if (!user) return this.fail(info ?? infoOf(new KeyfobError('login_required')), 401);
        markNextLogIn(request, accepted);
        this.success(user, info ?? {});
      });
    } catch (thrown) {
      if (!isKeyfobError(thrown) || thrown.code === 'unavailable') throw thrown;
      this.fail(infoOf(thrown), thrown.status);
    }
  }

  private async answerWithoutPending(request: PassportRequest): Promise<void> {
    const { keyfob, loginPage } = this.options;
    const { mark } = sessionState(request);
    const sessionId = request.sessionID ?? '';
    if (mark !== undefined) {
      const factor = await keyfob.secondFactor({ userId: mark.userId, sessionId, mark });
      if (factor === 'given') return this.pass();
    }
    if (loginPage !== undefined) return this.redirect(loginPage);
    this.fail(infoOf(new KeyfobError('login_required')), 401);
  }
}

function infoOf({ code, message, details }: KeyfobError): FailureInfo {
  return { code, message, retryAfterSeconds: details.retryAfterSeconds };
}
