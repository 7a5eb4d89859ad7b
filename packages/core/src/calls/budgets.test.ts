/** What a store hears of budgets and networks: what is counted, and not of whom. */
import { describe, expect, it } from 'vitest';
import type { Budget, Store } from '../ports/store.ts';
import {
  askForSms,
  followLink,
  manualClock,
  memoryStore,
  type TrialKeyfob,
  trialKeyfob,
} from '../testing/index.ts';

const client = { address: '192.0.2.1' };
const staff = { userId: 'staff-1', name: 'First Example' };

/** A store that notes the budgets which are taken from. */
function counting() {
  const clock = manualClock();
  const inner = memoryStore({ clock });
  const taken: Budget[] = [];
  const store: Store = {
    ...inner,
    async spend(budgets) {
      taken.push(...budgets);
      return inner.spend(budgets);
    },
  };
  return { clock, store, taken };
}

const askSupport = ({ keyfob, captcha }: TrialKeyfob, email: string, address?: string) => {
  const input = { email, message: 'Help.', captcha: captcha.solve('support_request') };
  return keyfob.requestSupport({ input, client: address === undefined ? undefined : { address } });
};

describe('budgets', () => {
  it('are kept under names that say what is counted, and not of whom (S4, P2)', async () => {
    const { clock, store, taken } = counting();
    const trial = trialKeyfob({ clock, store, onFault: () => {} });
    await trial.enrol();
    trial.mail.failNext({ error: new Error('down') });
    await trial.deliver();
    await askSupport(trial, 'alice@example.test', client.address);
    await askForSms(trial, await followLink(trial, await trial.pendingLogin()));

    const names = taken.map(({ key }) => key.split(':'));
    expect(new Set(names.map(([kind]) => kind))).toEqual(
      new Set([
        ...['sweep', 'told', 'captcha', 'support address'],
        ...['sms number', 'sms address', 'sms prefix', 'sms', 'sms unused'],
      ]),
    );
    for (const [, hash, ...more] of names) {
      expect(hash).toMatch(/^k[0-9a-f]{8}\.[\w-]{43}$/);
      expect(more).toEqual([]);
    }
  });
});

describe('a network', () => {
  it('is kept under a short name that tells it from others, and not which it is (S4)', async () => {
    const { clock, store } = counting();
    const trial = trialKeyfob({ clock, store });
    const addresses = ['192.0.2.1', '::ffff:192.0.2.1', '192.0.2.2', '2001:db8::1', undefined];
    for (const [index, address] of addresses.entries()) {
      await askSupport(trial, `user-${index}@example.test`, address);
    }
    const { requests } = await trial.keyfob.supportQueue({ staff });
    const ids = requests.map(({ id }) => id);
    const networks: string[] = [];
    for (const id of ids) {
      await store.requests.update(id, (request) => {
        networks.push(request?.network ?? 'none');
        return { result: null };
      });
    }

    expect(networks).toHaveLength(addresses.length);
    expect(new Set(networks).size).toBe(addresses.length - 1); // two spellings of one
    for (const network of networks) expect(network).toMatch(/^[\w-]{16}$/);
  });
});
