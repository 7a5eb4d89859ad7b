/** The part of express-session that is used; any middleware whose sessions have the same will do. */
export interface ServerSession {
  regenerate(done: SessionDone): unknown;
  save(done?: SessionDone): unknown;
  destroy(done: SessionDone): unknown;
  [name: string]: unknown;
}

export type SessionDone = (error?: unknown) => void;

interface WithSession {
  readonly session?: Record<string, unknown> | null;
  readonly sessionID?: unknown;
}

/**
 * The session of a request. Everything of Keyfob that needs one begins here, so that a session which
 * cannot be ended is refused before a code is spent: a mark that is bound to no id would count anywhere.
 *
 * @throws TypeError where there is no session, or one that is not kept on the server
 */
export function sessionOf(request: object): ServerSession {
  const { session, sessionID } = request as WithSession;
  if (session === undefined || session === null) {
    throw new TypeError('there is no session: mount express-session before Keyfob');
  }
  const lacking = ['regenerate', 'save'].find((name) => typeof session[name] !== 'function');
  if (lacking !== undefined) throw notOnServer(`no ${lacking}()`);
  if (typeof sessionID !== 'string' || sessionID === '') {
    throw notOnServer('no id in request.sessionID');
  }
  return session as ServerSession;
}

/** The id under which the session is known now. */
export function sessionId(request: object): string {
  sessionOf(request);
  return (request as { sessionID: string }).sessionID;
}

/** Leaves an empty session under a new id: nothing that was planted before survives (A2). */
export async function emptySession(request: object): Promise<void> {
  const session = sessionOf(request);
  await settled((done) => session.regenerate(done));
}

/** Stores the session now: the answer must not be faster than its own session. */
export async function saveSession(request: object): Promise<void> {
  const session = sessionOf(request);
  await settled((done) => session.save(done));
}

/** Ends the session, with everything in it. */
export async function destroySession(request: object): Promise<void> {
  const session = sessionOf(request);
  await settled((done) => session.destroy(done));
}

/** A call with a callback as a promise. */
export async function settled(act: (done: SessionDone) => unknown): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  act((error) => (error ? reject(error) : resolve()));
  await promise;
}

function notOnServer(what: string): TypeError {
  return new TypeError(
    `Keyfob needs sessions that are kept on the server, and this one has ${what}. Use express-session with a store: a session that lives in a cookie, as with cookie-session, cannot be ended`,
  );
}
