/**
 * A process on a database of a user with OTP on. It writes until the file may grow no more, then
 * tells what becomes of a log-in with the right code.
 */
import { isKeyfobError, parseKeyRing } from '@keyfob/core';
import { trialKeyfob } from '@keyfob/core/testing';
import { sqliteStore } from '../index.ts';

const [file = '', ring = '', now = '', code = ''] = process.argv.slice(2);
const faults: string[] = [];
const store = sqliteStore({ file, clock: () => Number(now) });
const { keyfob, pendingLogin } = trialKeyfob({
  store,
  keys: parseKeyRing(ring),
  onFault: ({ cause }) => faults.push((cause as Error).message),
});

async function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'done',
    (error) => (isKeyfobError(error) ? error.code : String(error)),
  );
}

for (let attempts = 0; attempts < 20_000 && faults.length === 0; attempts += 1) {
  await codeOf(keyfob.beginEnrolment({ userId: 'bob' }));
}
process.send?.({
  fault: faults[0],
  login: await codeOf(keyfob.verify({ pending: await pendingLogin(), input: { code } })),
  status: (await keyfob.status({ userId: 'alice' })).state,
});
store.close();
process.disconnect();
