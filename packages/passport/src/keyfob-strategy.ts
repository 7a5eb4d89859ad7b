import { isKeyfobError, type Keyfob, KeyfobError, type SessionState } from '@keyfob/core';
import {
  kindOf,
  namedPending,
  refuseUnknownKeys,
  sessionState,
  signedInAlready,
  withoutPending,
} from '@keyfob/core/adapter';
import { Strategy } from 'passport-strategy';
import { infoOf } from './failure-info.ts';
import { refuseOldExpress } from './refuse-old-express.ts';
import { clientOf, markNextLogIn, type PassportRequest } from './session.ts';
import { askVerify, type Verify } from './verify.ts';

export interface KeyfobStrategyOptions {
  readonly keyfob: Keyfob;
  /** Field of the body that holds the code. Default: `code`. The query is never looked at. */
  readonly field?: string;
  /**
   * Field of the body that names the log-in, as `pendingLoginId` gave it to the page; without it the
   * newest of this browser is meant. Default: `login`.
   */
  readonly loginField?: string;
  /** Where to send somebody who has not given the password. Without it the attempt fails with 401. */
  readonly loginPage?: string;
}

/** The options of `passport.authenticate` that are looked at. */
interface PassportOptions {
  readonly successRedirect?: string;
  readonly successReturnToOrRedirect?: string;
}

/**
 * The code step of a log-in as a Passport strategy, named `keyfob`. `askForCode` goes before it,
 * behind the strategy that checks the password.
 *
 * - right code: `success`; Passport makes a new session, which carries the mark of the code
 * - wrong, spent or malformed code, too many attempts: `fail` with a `FailureInfo` and its status
 * - nobody whose code is awaited, or not any more: `redirect` to `loginPage`, or `fail` with 401
 * - the code was accepted in this session before (a form sent twice): `redirect` to where a success
 *   leads, or `pass` to the handler behind
 * - anything broken: `error`; nobody is let in
 *
 * @throws TypeError when the options lack `keyfob` or have one that is not known, `verify` is no function,
 *   or Express is older than 4.21
 */
export class KeyfobStrategy extends Strategy {
  readonly name = 'keyfob';
  // Passport works on an object derived from this one, for which #private fields do not exist.
  private readonly options: KeyfobStrategyOptions;
  private readonly verify: Verify;

  constructor(options: KeyfobStrategyOptions, verify: Verify) {
    super();
    checkOptions(options);
    if (typeof verify !== 'function') {
      throw new TypeError(
        'KeyfobStrategy: the second argument must be a function (userId) that gives the user, or (userId, done)',
      );
    }
    this.options = options;
    this.verify = verify;
  }

  /** Called by Passport. */
  override authenticate(request: object, options: PassportOptions = {}): void {
    this.attempt(request as PassportRequest, options).catch((error) => this.error(error));
  }

  private async attempt(request: PassportRequest, options: PassportOptions): Promise<void> {
    const { keyfob, field = 'code', loginField = 'login' } = this.options;
    const state = sessionState(request);
    const code = fieldOf(request, field);
    const login = fieldOf(request, loginField) || undefined; // an empty field names none
    let pendingId: string;
    let accepted: Awaited<ReturnType<Keyfob['verify']>>;
    try {
      const pending = namedPending(state, login);
      if ((await signedInAlready(keyfob, request, login)) !== undefined) {
        this.goOn(options);
        return;
      }
      if (pending === undefined) throw new KeyfobError('login_required');
      pendingId = pending.id;
      const input = { code } as { code: string }; // verify() checks it
      accepted = await keyfob.verify({ pending, input, client: clientOf(request) });
    } catch (thrown) {
      if (!isKeyfobError(thrown) || thrown.code === 'unavailable') throw thrown;
      this.refuse(thrown);
      return;
    }
    await this.logIn(request, accepted, withoutPending(state, pendingId));
  }

  private async logIn(
    request: PassportRequest,
    accepted: Awaited<ReturnType<Keyfob['verify']>>,
    kept: SessionState,
  ): Promise<void> {
    const { usersTimeoutSeconds } = this.options.keyfob.policy;
    const { user, info } = await askVerify(this.verify, accepted.userId, usersTimeoutSeconds);
    if (user === false) {
      this.fail(info ?? infoOf(new KeyfobError('login_required')), 401);
      return;
    }
    markNextLogIn(request, accepted, kept);
    this.success(user, info ?? {});
  }

  private goOn({ successReturnToOrRedirect, successRedirect }: PassportOptions): void {
    const page = successReturnToOrRedirect ?? successRedirect;
    if (page === undefined) this.pass();
    else this.redirect(page);
  }

  private refuse(refusal: KeyfobError): void {
    const { loginPage } = this.options;
    if (refusal.code === 'login_required' && loginPage !== undefined) this.redirect(loginPage);
    else this.fail(infoOf(refusal), refusal.status);
  }
}

/** A field of the body itself: not of the query, and not inherited from anything. */
function fieldOf({ body }: PassportRequest, name: string): unknown {
  const isObject = typeof body === 'object' && body !== null;
  return isObject && Object.hasOwn(body, name)
    ? (body as Record<string, unknown>)[name]
    : undefined;
}

function checkOptions(options: KeyfobStrategyOptions): void {
  const what = 'KeyfobStrategy';
  refuseOldExpress(what);
  if (typeof options?.keyfob?.verify !== 'function') {
    throw new TypeError(`${what}: options.keyfob is not what createKeyfob made`);
  }
  const texts = ['field', 'loginField', 'loginPage'] as const;
  refuseUnknownKeys(what, options, ['keyfob', ...texts]);
  const wrong = texts.find((name) => !['undefined', 'string'].includes(typeof options[name]));
  if (wrong) throw new TypeError(`${what}: ${wrong} is ${kindOf(options[wrong])}, not a text`);
}
