/** What becomes of a code that comes more than once: speed is worth nothing to somebody whose code was read over the shoulder. */
import { prepare, type Running, sendAll } from './running.ts';
import type { Table } from './table.ts';

const oneByOne = 10;
const atOnce = 50;

export async function compareReplays(running: readonly Running[]): Promise<Table> {
  const rows: string[][] = [];
  for (const each of running) {
    const { engine, name } = each.subject;
    if (name === 'bare handler') continue;
    const again = await prepare(each, { count: oneByOne, of: 'one' });
    const after = await sendAll(each, again, 1);
    const parallel = await prepare(each, { count: atOnce, of: 'one' });
    const together = await sendAll(each, parallel, atOnce);
    const [one] = await prepare(each, { count: 1, of: 'one' });
    const same = await sendAll(each, one === undefined ? [] : Array(atOnce).fill(one), atOnce);
    rows.push([
      ...[engine, name, `${after.accepted} of ${oneByOne}`],
      ...[`${together.accepted} of ${atOnce}`, `${same.accepted} of ${atOnce}`],
    ]);
  }
  return {
    title: 'One code, more than once',
    head: [
      ...['database', 'server', 'in new log-ins, one by one'],
      ...['in new log-ins, at once', 'in one log-in, at once'],
    ],
    rows,
    bars: [],
  };
}
