import { createKeyfob, type Keyfob, type KeyRing, type Policy, type Store } from '@keyfob/core';
import { unusable } from '../output/stop.ts';
import type { Settings } from '../settings/settings.ts';

/**
 * Keyfob for an operator: it knows no users and sends nothing. What is to be told to an owner it leaves in the
 * outbox, and the application sends it.
 *
 * @throws Stop for a policy that the core refuses
 */
export function operatorKeyfob(
  store: Store,
  keys: KeyRing,
  { issuer = 'Keyfob', policy }: Pick<Settings, 'issuer' | 'policy'>,
): Keyfob {
  const nothing = async (): Promise<never> => {
    throw new Error('the command line sends nothing');
  };
  // No message is written with these links: the application makes them when it sends.
  const links = { recovery: 'https://unused.invalid/', notice: 'https://unused.invalid/' };
  try {
    return createKeyfob({
      ...{ issuer, store, keys },
      users: { find: () => undefined, verifyPassword: () => false },
      ...(policy && { policy: policy as Partial<Policy> }), // checked by createKeyfob
      recovery: {
        links,
        mail: { send: nothing },
        sms: { send: nothing },
        captcha: { challenge: nothing, verify: nothing },
      },
      onFault: () => {}, // what goes wrong is thrown, and told once
    });
  } catch (error) {
    throw unusable(`the settings cannot be used: ${(error as Error).message}`, error);
  }
}
