import { codesOf } from './error-codes.ts';
import { sendFailure } from './send-failure.ts';

/**
 * Loads a client that the integrator installs beside this package, when it is first needed.
 *
 * @throws an error of set-up that names the package to install
 */
export async function loadPeer<Client>(name: string, load: () => Promise<Client>): Promise<Client> {
  try {
    return await load();
  } catch (cause) {
    const code = codesOf(cause)[0] ?? 'it does not load';
    throw sendFailure(`this channel needs the package "${name}" (${code})`, {
      outcome: 'set-up',
      why: 'install it beside @keyfob/channels',
      isUnsent: true,
    });
  }
}
