/** What every subject of the comparison is: a server in a process of its own, that can be given log-ins to complete. */
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that completes one log-in: the right code of a user who owes it. */
export interface CodeStep {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whose it is, where other nodes let the same user log in. */
  readonly userId?: string;
}

/** What a subject says to the process that has started it. */
export type Report =
  | { readonly kind: 'ready'; readonly origin: string }
  | { readonly kind: 'prepared'; readonly steps: readonly CodeStep[] }
  | { readonly kind: 'cost'; readonly cpuMs: number; readonly memoryMb: number };

export type Question =
  | {
      readonly ask: 'prepare';
      readonly count: number;
      /** Log-ins of so many users, or all of one user and with the same code. */
      readonly of: 'many' | 'one';
    }
  | { readonly ask: 'cost' };

/** A user with a second factor. */
export interface Enrolled {
  /** Gives the password, and returns the request with the code of the next step of time. */
  logIn(): Promise<CodeStep>;
}

/** Serves until the parent ends the process. */
export function serve(
  listener: RequestListener,
  enrol: (origin: string) => Promise<Enrolled>,
): void {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    process.on('message', async (question: Question) => {
      if (question.ask === 'prepare') {
        const { count, of } = question;
        const steps: CodeStep[] = [];
        const only = of === 'one' ? await enrol(origin) : undefined;
        for (let index = 0; index < count; index += 1) {
          steps.push(await (only ?? (await enrol(origin))).logIn());
        }
        tell({ kind: 'prepared', steps });
      } else if (question.ask === 'cost') {
        const { user, system } = process.cpuUsage();
        const memoryMb = process.memoryUsage().rss / 2 ** 20;
        tell({ kind: 'cost', cpuMs: (user + system) / 1000, memoryMb });
      }
    });
    tell({ kind: 'ready', origin });
  });
}

function tell(report: Report): void {
  process.send?.(report);
}

/** The code that an authenticator shows in the next step of time: that of now may be spent by the activation. */
export const nextStepAt = () => Math.floor(Date.now() / 30_000) + 1;

/** What a browser would send back of the cookies that an answer has set. */
export function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ');
}
