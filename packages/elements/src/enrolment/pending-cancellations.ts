import type { AccountClient } from '../client/keyfob-client.ts';

const underWay = new WeakMap<AccountClient, Promise<unknown>>();

/**
 * Drops the key that waits for activation. Nobody waits for it and a failure is no harm: the key
 * cannot be used without the password and expires by itself.
 */
export function cancelEnrolment(client: AccountClient): void {
  underWay.set(
    client,
    client.cancelEnrolment().catch(() => undefined),
  );
}

/** Waits for the cancellation before: overtaking it, a new key would be dropped by it. */
export async function cancellationDone(client: AccountClient): Promise<void> {
  await underWay.get(client);
}
