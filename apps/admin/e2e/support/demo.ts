import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The demo as a process of its own, on data of its own. */
export interface Demo {
  readonly origin: string;
  readonly dataFolder: string;
  /** Everything it has printed so far. */
  readonly output: () => string;
  /** Sends a signal and waits until it has ended; gives the exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

const folder = fileURLToPath(new URL('../..', import.meta.url));

/** Whoever runs the tests may have these set for a demo of their own. */
const nothingSet = {
  HOST: '',
  PORT: '0',
  DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
  SMS_URL: '',
  MAIL_FROM: '',
  KEYFOB_ORIGIN: '',
  KEYFOB_PROXIES: '',
  KEYFOB_RESTORED_AT: '',
  KEYFOB_SECRET: '',
  KEYFOB_SUPPORT_WAIT: '',
};

/** Starts the built demo on a free port, as `npm start` does, or `npm run nodes` with the program `nodes`. */
export async function startDemo({
  program = 'main',
  dataFolder = mkdtempSync(join(tmpdir(), 'keyfob-demo-')),
  environment = {},
}: {
  program?: 'main' | 'nodes';
  dataFolder?: string;
  environment?: NodeJS.ProcessEnv;
} = {}): Promise<Demo> {
  const child = spawn(process.execPath, [`src/${program}.ts`], {
    cwd: folder,
    env: { ...process.env, ...nothingSet, KEYFOB_DATA: dataFolder, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const port = await portOf(child, () => output);
  return {
    origin: `http://localhost:${port}`,
    dataFolder,
    output: () => output,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

async function portOf(child: ChildProcess, output: () => string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const look = () => {
    const port = /http:\/\/localhost:(\d+)/.exec(output())?.[1];
    if (port) resolve(port);
  };
  child.stdout?.on('data', look);
  child.once('exit', (code) => reject(new Error(`the demo ended with ${code}:\n${output()}`)));
  return promise;
}
