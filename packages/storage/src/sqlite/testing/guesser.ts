/**
 * A process of its own that gives codes to a database shared with its siblings, on request by
 * message. It counts the answers; the parent adds them up.
 */
import { createKeyfob, isKeyfobError, type PendingLogin, parseKeyRing } from '@keyfob/core';
import { memoryUsers, trialPassword } from '@keyfob/core/testing';
import { sqliteStore } from '../index.ts';

/** One round: the same moment, and which code to give for which pending log-ins. */
export interface Round {
  readonly now: number;
  readonly code: string;
  readonly pendings: readonly PendingLogin[];
}

const [file = '', ring = ''] = process.argv.slice(2);
let now = 0;
const store = sqliteStore({ file, clock: () => now });
const keyfob = createKeyfob({
  issuer: 'Example Host',
  store,
  users: memoryUsers({ alice: { password: trialPassword } }),
  keys: parseKeyRing(ring),
});

process.on('message', async (round: Round) => {
  now = round.now;
  const answers: Record<string, number> = {};
  await Promise.all(
    round.pendings.map(async (pending) => {
      const answer = await keyfob.verify({ pending, input: { code: round.code } }).then(
        () => 'accepted',
        (error) => (isKeyfobError(error) ? error.code : String(error)),
      );
      answers[answer] = (answers[answer] ?? 0) + 1;
    }),
  );
  process.send?.(answers);
});
process.send?.('ready');
