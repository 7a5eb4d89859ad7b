import { sessionKey } from '../factor/login-state.ts';
import { type SessionDone, sessionId, sessionOf, settled } from './server-session.ts';

/** The part of a store of express-session that is used. */
interface SessionStore {
  get(id: string, done: (error: unknown, session?: unknown) => void): unknown;
  createSession?(request: object, stored: unknown): unknown;
}

/** The part of Node's `ServerResponse` that holds back what is written. */
interface Response {
  cork(): void;
  uncork(): void;
}

/** Looks whether the store still has a session. */
type Look = (done: (error: unknown, isThere?: boolean) => void) => void;

/** Sessions that requests have brought along. */
const watched = new WeakMap<object, Look>();
/** Stores that have given a session to Keyfob before. */
const known = new WeakSet<SessionStore>();

/**
 * Sees to it that a session which is ended while a request goes on stays ended (A8). express-session
 * writes a whole session back at the end of each request that changed it, whatever became of it
 * meanwhile; from now on this one is written back only where the store still has it.
 *
 * Between that look and the write there is a gap that no store with `get` and `set` can close. What is
 * logged out by `keyfob.logOut` is refused by the account as well, without a gap.
 */
export function keepEnded(request: object): void {
  const session = sessionOf(request);
  const { sessionStore: store } = request as { readonly sessionStore?: SessionStore };
  if (typeof store?.get !== 'function') return;
  keepAllEnded(store);
  if (watched.has(session) || !hasState(session) || !isBroughtAlong(request)) return;
  const look = lookIn(store, sessionId(request));
  watched.set(session, look);
  const { save } = session;
  const saveUnlessEnded = (done: SessionDone = () => {}) => {
    const letGo = holdAnswer(request);
    const finish: SessionDone = (error) => {
      letGo();
      done(error);
    };
    look((error, isThere) => {
      if (error || !isThere) finish(error);
      else save.call(session, finish);
    });
    return session;
  };
  // As express-session defines its own: part of no stored session, and no change of this one.
  Object.defineProperty(session, 'save', {
    ...{ configurable: true, enumerable: false, writable: true },
    value: saveUnlessEnded,
  });
}

/**
 * The same for requests that never come to Keyfob: a page without a guard saves its session as well.
 * `createSession` is what express-session calls when it has loaded one.
 */
function keepAllEnded(store: SessionStore): void {
  const { createSession } = store;
  if (known.has(store) || typeof createSession !== 'function') return;
  known.add(store);
  store.createSession = function createKeptSession(request, stored) {
    const session = createSession.call(store, request, stored);
    if (hasState(session)) keepEnded(request);
    return session;
  };
}

/**
 * Keeps the answer back while its session is stored. express-session sends all but the last byte before
 * that, and a browser which is redirected would ask for the next page before the session has what it shows.
 *
 * @returns sends it
 */
function holdAnswer(request: object): () => void {
  const { res: response } = request as { readonly res?: Partial<Response> };
  if (typeof response?.cork !== 'function') return () => {};
  response.cork();
  return () => response.uncork?.();
}

/** Whether the session that a request has brought along was ended since. */
export async function isEnded(request: object): Promise<boolean> {
  keepEnded(request);
  const look = watched.get(sessionOf(request));
  if (look === undefined) return false;
  let isStillThere = false;
  await settled((done) =>
    look((error, isThere) => {
      isStillThere = isThere === true;
      done(error);
    }),
  );
  return !isStillThere;
}

function lookIn(store: SessionStore, id: string): Look {
  return (done) => {
    store.get(id, (error, stored) => {
      // Some stores of files say so where there is none; express-session takes it for the same.
      const isMissing = (error as { code?: unknown } | null | undefined)?.code === 'ENOENT';
      if (error && !isMissing) done(error);
      else done(undefined, stored !== undefined && stored !== null);
    });
  };
}

function hasState(session: unknown): boolean {
  return typeof session === 'object' && session !== null && Object.hasOwn(session, sessionKey);
}

/** A session that was made during this request is not stored yet, and nobody can have ended it. */
function isBroughtAlong(request: object): boolean {
  const { headers } = request as { readonly headers?: { readonly cookie?: string } };
  const id = sessionId(request);
  const cookies = headers?.cookie ?? '';
  return cookies.includes(id) || cookies.includes(encodeURIComponent(id));
}
