/**
 * A node of its own on data that it shares with others. On request by message it makes calls, all at once,
 * and tells what became of each.
 */
import { createKeyfob, isKeyfobError, parseKeyRing } from '@keyfob/core';
import { memoryUsers, trialPassword } from '@keyfob/core/testing';
import { becomeNextVersion } from './next-version.ts';
import { openPlace, type Place } from './places.ts';

/** A call of Keyfob, with what it is given. */
export interface Act {
  readonly call: 'verify' | 'activate' | 'deactivate' | 'beginEnrolment' | 'reseal';
  readonly given: unknown;
}

/** Calls that are to be made at one moment. */
export interface Round {
  readonly now: number;
  readonly acts: readonly Act[];
}

/** `done`, or the code of the refusal. */
export type Outcome = string;

const [given = '', ring = '', nextVersionWorksFrom] = process.argv.slice(2);
const place: Place = JSON.parse(given);
if (nextVersionWorksFrom) becomeNextVersion(place.engine, Number(nextVersionWorksFrom));
let now = 0;
const { store } = openPlace(place, () => now);
const faults: string[] = [];
const keyfob = createKeyfob({
  issuer: 'Example Host',
  store,
  users: memoryUsers({ alice: { password: trialPassword }, bob: { password: trialPassword } }),
  keys: parseKeyRing(ring),
  onFault: (fault) => faults.push(String(fault.cause)),
});

process.on('message', async (round: Round) => {
  now = round.now;
  const outcomes = await Promise.all(round.acts.map(outcomeOf));
  if (faults.length > 0) console.error(faults.splice(0).join('\n'));
  process.send?.(outcomes);
});
process.send?.('ready');

async function outcomeOf({ call, given }: Act): Promise<Outcome> {
  try {
    await (keyfob[call] as (given: unknown) => Promise<unknown>).call(keyfob, given);
    return 'done';
  } catch (error) {
    return isKeyfobError(error) ? error.code : String(error);
  }
}
