import { setTimeout as pause } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { requireSchema } from '../database/open-database.ts';
import { operatorKeyfob } from '../database/operator-keyfob.ts';
import { progressOn } from '../output/progress.ts';
import type { Reply } from '../output/reply.ts';
import { exitCodes, wrongUsage } from '../output/stop.ts';
import { counted } from '../output/table.ts';
import { readKeyRing } from '../settings/key-ring.ts';
import { type Context, type Work, withDatabase } from './context.ts';
import { wholeNumber } from './whole-number.ts';

interface Options {
  readonly maxPerSecond: string;
}

const stepsASecond = 5;

/** `keyfob reseal`: seals under the current key of the ring what older keys have sealed. */
export function addReseal(program: Command, context: Context): void {
  program
    .command('reseal')
    .summary('seal anew under the current key of the ring')
    .description(
      'Seals what an older key of the ring has sealed under the current one, beside live traffic. It may be stopped at any time and goes on where it was.',
    )
    .addOption(new Option('--max-per-second <number>', 'how many values at most').default('500'))
    .addHelpText(
      'after',
      `
Examples:
  KEYFOB_KEYS='new:…,old:…' keyfob reseal --database sqlite:data/keyfob.sqlite
  keyfob reseal --keys-file /run/secrets/keyfob --max-per-second 50

The first key of the ring seals, all of them open. Every process of the application must have both
keys before this begins. When nothing is left and a week is over, the older key can leave the ring.
Exit code 1: some values could not be opened; \`keyfob doctor\` says which key they need.`,
    )
    .action(withDatabase<Options>(context, reseal));
}

async function reseal(work: Work<Options>): Promise<Reply> {
  const { database, settings, context } = work;
  const perSecond = wholeNumber(work.options.maxPerSecond);
  if (!(perSecond >= 1 && perSecond <= 10_000)) {
    throw wrongUsage(`--max-per-second is ${work.options.maxPerSecond}; allowed are 1 to 10000`);
  }
  const ring = readKeyRing(settings.keys);
  await requireSchema(database);
  const keyfob = operatorKeyfob(database.store(), ring, settings);
  await keyfob.check();
  const progress = progressOn(context.stderr);
  const limit = Math.max(1, Math.ceil(perSecond / stepsASecond));
  const stepMs = (limit / perSecond) * 1000;
  let [total, left] = [0, 0];
  for (;;) {
    const began = performance.now();
    const step = await keyfob.reseal({ limit });
    total += step.resealed;
    left = step.left;
    if (step.resealed === 0 || left === 0) break;
    progress.show(`${total} sealed anew, ${left} left`);
    await pause(Math.max(0, stepMs - (performance.now() - began)));
  }
  progress.end();
  const done = `${counted(total, 'value')} sealed anew under "${ring.currentId}"`;
  const rest =
    left === 0
      ? 'nothing needs an older key'
      : `${counted(left, 'value')} could not be opened and still need an older key`;
  return {
    exitCode: left === 0 ? exitCodes.fine : exitCodes.findings,
    text: `${done}; ${rest}\n`,
    json: { resealed: total, left, currentKey: ring.currentId },
  };
}
