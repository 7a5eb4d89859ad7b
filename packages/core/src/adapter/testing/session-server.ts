import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import session from 'express-session';

/** A request with a session of express-session, on Node's own server: no framework between. */
export interface Visit extends IncomingMessage {
  readonly session: session.Session & Record<string, unknown>;
  readonly sessionID: string;
}

/** What is answered, as JSON; a route that throws is answered with status 500 and the message. */
export type Route = (request: Visit, response: ServerResponse) => unknown;

type Options = Partial<session.SessionOptions>;
type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export interface SessionServer {
  readonly origin: string;
  /** Everything that its store has now, by session id. */
  stored(): Promise<Record<string, Record<string, unknown>>>;
  /** A browser with a cookie jar of its own, or with that of another one. */
  browser(cookie?: string): Browser;
  close(): Promise<void>;
}

/** @param routes by path */
export async function sessionServer(
  routes: Readonly<Record<string, Route>>,
  { store = new session.MemoryStore(), ...options }: Options = {},
): Promise<SessionServer> {
  const withSession = session({
    ...{ secret: 'a secret of a test', resave: false, saveUninitialized: false },
    ...{ ...options, store },
  }) as unknown as Middleware;
  const server = createServer((request, response) => {
    withSession(request, response, () => {
      const visit = request as Visit;
      void answer(routes[new URL(visit.url ?? '/', 'http://host').pathname], visit, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    stored: () =>
      new Promise((resolve, reject) => {
        (store as session.MemoryStore).all((error, all) =>
          error ? reject(error) : resolve({ ...(all as object) }),
        );
      }),
    browser: (cookie) => new Browser(origin, cookie),
    close: () => closed(server),
  };
}

async function answer(route: Route | undefined, request: Visit, response: ServerResponse) {
  const send = (status: number, body: unknown) => {
    if (response.writableEnded) return;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? null));
  };
  try {
    if (route === undefined) send(404, 'no such page');
    else send(200, await route(request, response));
  } catch (thrown) {
    const { code, message } = thrown as { readonly code?: string; readonly message: string };
    send(500, code ?? message);
  }
}

export class Browser {
  private readonly origin: string;
  /** That of the session, as the server last set it. */
  cookie: string;

  constructor(origin: string, cookie = '') {
    this.origin = origin;
    this.cookie = cookie;
  }

  async get(path: string): Promise<{ readonly status: number; readonly body: unknown }> {
    const response = await fetch(`${this.origin}${path}`, { headers: { cookie: this.cookie } });
    const set = response.headers.get('set-cookie');
    if (set !== null) this.cookie = set.split(';', 1)[0] ?? '';
    return { status: response.status, body: await response.json() };
  }
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
