import { KeyfobError } from '../contract/index.ts';
import type { Page, SealedCount, SealedPage } from '../ports/store.ts';
import { ringKeyOf } from '../sealing/seal.ts';
import { resealed } from '../sealing/sealed-key.ts';
import { openMessage, sealMessage } from '../sealing/sealed-message.ts';
import type { Engine, Rule } from './engine.ts';
import { asFault } from './faults.ts';
import { checkKeyRing, keyCheckUserId, newKeyCheck } from './key-check.ts';

const pageLength = 100;

/** The care for the key ring: whether it fits what is stored, and the way to a newer key. */
export interface KeyCalls {
  /**
   * To be called at start: makes sure that the store answers, that the key ring has a key of every id
   * that something stored was sealed under, and that it opens what an earlier start has sealed. It opens
   * nothing of your users: a damaged seal shows when it is used.
   *
   * @throws KeyfobError `unavailable`; its cause says what is wrong, and how many accounts and messages
   *   need a key that the ring lacks
   */
  check(): Promise<void>;

  /**
   * Seals what an older key of the ring has sealed under the current one, beside live traffic. Call it
   * until nothing is left; then the older key can leave the ring. It may be stopped at any time.
   *
   * @param call `limit`: how many at most, 1 to 10,000. Default 100
   * @returns `resealed`: how many it did; `left`: how many accounts and messages still need an older key,
   *   among them those that cannot be opened, each of which is told to `onFault`
   */
  reseal(call?: {
    readonly limit?: number;
  }): Promise<{ readonly resealed: number; readonly left: number }>;
}

export function keyCalls({ options, decide, settle }: Engine): KeyCalls {
  const { store, keys: ring, policy, onFault } = options;

  return {
    async check() {
      const counts = await store.sealed.count();
      const lacking = counts.filter(({ keyId }) => !ring.keys.has(keyId));
      if (lacking.length > 0) throw unavailable(await lackingWords(lacking));
      const fresh = newKeyCheck(ring);
      await store.update(keyCheckUserId, (account, now) =>
        checkKeyRing(account, fresh, { now, policy, ring }),
      );
    },

    async reseal({ limit = pageLength } = {}) {
      if (!Number.isInteger(limit) || limit < 1 || limit > 10_000) {
        throw new RangeError(`reseal: limit is ${String(limit)}; allowed are 1 to 10000`);
      }
      const accounts = await resealAccounts(limit);
      const messages = await resealMessages(limit - accounts);
      const counts = await store.sealed.count();
      const left = counts
        .filter(({ keyId }) => keyId !== ring.currentId)
        .reduce((sum, each) => sum + each.accounts + each.messages, 0);
      return { resealed: accounts + messages, left };
    },
  };

  async function resealAccounts(limit: number): Promise<number> {
    return resealPages(limit, {
      read: (page) => store.sealed.accounts(page),
      reseal: async (userId) => void (await decide({ userId }, resealAccount)),
    });
  }

  async function resealMessages(limit: number): Promise<number> {
    return resealPages(limit, {
      read: (page) => store.sealed.messages(page),
      async reseal(message) {
        const { sealed } = sealMessage(ring, { ...message, body: openMessage(ring, message) });
        await store.sealed.replaceMessage(message, sealed);
      },
    });
  }

  /** Goes through the pages of one kind until so many are sealed anew; what cannot be opened is passed over. */
  async function resealPages<Item>(limit: number, { read, reseal }: Pages<Item>): Promise<number> {
    let done = 0;
    let after: string | undefined;
    do {
      const page = await read({ otherThan: ring.currentId, limit: pageLength, after });
      for (const item of page.items) {
        if (done >= limit) break;
        try {
          await reseal(item);
          done += 1;
        } catch (error) {
          asFault(error, onFault);
        }
      }
      after = page.next;
    } while (after !== undefined && done < limit);
    return done;
  }

  async function lackingWords(lacking: readonly SealedCount[]): Promise<string> {
    const ofNobody = await settle({ userId: keyCheckUserId }, ({ authenticators }) => ({
      result: authenticators.map(({ sealedKey }) => ringKeyOf(sealedKey)),
    }));
    const needs = lacking.map(({ keyId, accounts, messages }) => {
      const owned = ofNobody.includes(keyId) ? accounts - 1 : accounts;
      return `"${keyId}" (needed by ${owned} accounts and ${messages} messages)`;
    });
    return `the key ring has no key ${needs.join(', ')}; it has: ${[...ring.keys.keys()].join(', ')}`;
  }
}

interface Pages<Item> {
  readonly read: (page: SealedPage) => Promise<Page<Item>>;
  readonly reseal: (item: Item) => Promise<void>;
}

/** Every key that the account holds, under the current key of the ring. */
const resealAccount: Rule<null> = (account, { ring }) => {
  const sealed = <Holder extends { readonly id: string; readonly sealedKey: string }>(
    holder: Holder,
  ) => resealed(ring, holder, { userId: account.userId, authenticatorId: holder.id });
  const authenticators = account.authenticators.map(sealed);
  const pending = account.pending && sealed(account.pending);
  return { next: { ...account, authenticators, pending }, events: [], result: null };
};

function unavailable(what: string): KeyfobError {
  return new KeyfobError('unavailable', {}, { cause: new Error(what) });
}
