import { randomUUID } from 'node:crypto';
import { KeyfobError } from '../contract/index.ts';
import { importAuthenticator, importProblem } from '../factor/import-authenticator.ts';
import { unlock } from '../factor/unlock.ts';
import { sealKey } from '../sealing/sealed-key.ts';
import type { Engine } from './engine.ts';
import type { OperatorCalls } from './operator-calls.ts';

const defaultName = 'Authenticator';

/** What an operator does from outside of any log-in. */
export function operatorUseCases({ settle, options }: Engine): OperatorCalls<string> {
  const { keys: ring, policy, recovery } = options;

  return {
    async importAuthenticator({ userId, actor, authenticator, replaces = false, isDryRun }) {
      const problem = importProblem(authenticator, policy);
      if (problem) {
        const fields = [{ field: 'authenticator', reason: 'wrong_format' }] as const;
        throw new KeyfobError('invalid_input', { fields }, { cause: new Error(problem) });
      }
      const { key, name = defaultName, algorithm, digits, periodSeconds } = authenticator;
      const id = randomUUID();
      const sealedKey = sealKey(ring, key, { userId, authenticatorId: id });
      const facts = {
        authenticator: { id, name, sealedKey, algorithm, digits, periodSeconds },
        ...{ actor, replaces, announcedAs: recovery && randomUUID() },
      };
      return settle({ userId }, (account, at) => {
        const decision = importAuthenticator(account, facts, at);
        return isDryRun && 'result' in decision ? { result: decision.result } : decision;
      });
    },

    async unlock({ userId, ...operator }) {
      await settle({ userId }, (account) => unlock(account, operator));
    },
  };
}
