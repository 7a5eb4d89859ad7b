import { createRequire } from 'node:module';
import { isKeyfobError } from '@keyfob/core';
import { errorTitles } from '@keyfob/core/contract';
import { CommanderError } from 'commander';
import type { Context } from './commands/context.ts';
import type { Terminal } from './output/progress.ts';
import { jsonOf } from './output/reply.ts';
import { type ExitCode, exitCodes, Stop } from './output/stop.ts';
import { makeProgram } from './program.ts';

/** Runs one command to its end; what goes wrong is told in one line. */
export async function run(
  words: readonly string[],
  outside: Omit<Context, 'reply'> & { readonly stdout: Terminal },
): Promise<ExitCode> {
  let exitCode: ExitCode = exitCodes.fine;
  const context: Context & typeof outside = {
    ...outside,
    reply(reply, { json }) {
      exitCode = reply.exitCode;
      outside.stdout.write(json ? jsonOf(reply) : reply.text);
    },
  };
  try {
    await makeProgram(context, version()).parseAsync([...words], { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
    outside.stderr.write(`keyfob: ${reasonOf(error)}\n`);
    if (words.includes('--verbose') && error instanceof Error) {
      outside.stderr.write(`${error.stack}\n`);
      if (error.cause instanceof Error) outside.stderr.write(`caused by ${error.cause.stack}\n`);
    }
    return error instanceof Stop ? error.exitCode : exitCodes.unusable;
  }
}

/** A fault of the core tells nothing by itself: what is wrong stands in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!isKeyfobError(error)) return error.message;
  return error.cause instanceof Error ? error.cause.message : errorTitles[error.code];
}

function version(): string {
  return (createRequire(import.meta.url)('../package.json') as { version: string }).version;
}
