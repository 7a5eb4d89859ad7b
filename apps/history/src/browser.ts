import type { Asked, Call } from './history.ts';

/** Where requests go, and where they are written down. */
export interface World {
  /** Ports of the nodes; one that has ended has none. */
  readonly ports: readonly (number | undefined)[];
  note(line: Asked): void;
}

/** What a browser sends. */
export interface Question {
  readonly path: string;
  readonly body?: object;
  readonly about?: Partial<Pick<Asked, 'key' | 'step' | 'token'>>;
  /** Default: any. */
  readonly node?: number;
}

interface Answer {
  readonly outcome: string;
  readonly body: Readonly<Record<string, unknown>>;
}

const longestMs = 10_000;
let browsers = 0;

/** A browser of one user: it keeps the cookie, and writes down what it asks and hears. */
export class Browser {
  readonly user: string;
  private readonly world: World;
  private cookie = '';
  session = '';

  constructor(world: World, user: string) {
    this.world = world;
    this.user = user;
    this.renew();
  }

  /** The same session in another browser, as a thief has it. */
  copy(): Browser {
    const other = new Browser(this.world, this.user);
    other.cookie = this.cookie;
    other.session = this.session;
    return other;
  }

  renew(): void {
    browsers += 1;
    this.cookie = '';
    this.session = `${this.user}-${browsers}`;
  }

  async ask(
    call: Call,
    { path, body, about = {}, node = anyOf(this.world) }: Question,
  ): Promise<Answer> {
    const port = this.world.ports[node];
    if (port === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { outcome: 'not_sent', body: {} };
    }
    const { session, user } = this;
    const start = Date.now();
    const answer = await this.fetch(`http://127.0.0.1:${port}`, { path, body });
    const { outcome, status } = answer;
    const next = answer.body.next as string | undefined;
    const end = Date.now();
    const line = { kind: 'asked', start, end, user, node, call, outcome, status, session } as const;
    this.world.note({ ...line, next, ...about });
    return answer;
  }

  private async fetch(
    origin: string,
    { path, body }: { readonly path: string; readonly body: object | undefined },
  ): Promise<Answer & { readonly status?: number }> {
    try {
      const response = await fetch(origin + path, {
        method: body ? 'POST' : 'GET',
        headers: {
          ...{ cookie: this.cookie, origin, 'sec-fetch-site': 'same-origin' },
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(longestMs),
        redirect: 'manual',
      });
      const text = await response.text();
      const cookie = response.headers.get('set-cookie')?.split(';')[0];
      if (cookie) this.cookie = cookie;
      const { status } = response;
      const given = text.startsWith('{') ? JSON.parse(text) : {};
      if (response.ok) return { outcome: 'done', status, body: given };
      // What a node could not say may have been written all the same.
      const outcome = status >= 500 ? 'unknown' : String(given.code ?? status);
      return { outcome, status, body: given };
    } catch {
      return { outcome: 'unknown', body: {} };
    }
  }
}

function anyOf({ ports }: World): number {
  return Math.floor(Math.random() * ports.length);
}
