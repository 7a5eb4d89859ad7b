import assert from 'node:assert/strict';
import type { Page, SealedPage, Store } from '../../ports/store.ts';
import { held, leaseCall, mail, type Open, openTwice, post, type Runner, seal } from './shared.ts';

/** What is promised of things under a ring key, for whoever rotates the keys. */
export function sealedSuite({ describe, it }: Runner, open: Open): void {
  describe('sealed things', () => {
    it('are counted by the ring keys that they need', async () => {
      const { store } = await openTwice(open);
      assert.deepEqual(await store.sealed.count(), []);
      await seal(store, 'alice', ['k1', 'k2']);
      await seal(store, 'bob', ['k2']);
      await seal(store, 'carol', []);
      await post(store, [sealedMail('m-1', 'k1'), sealedMail('m-2', 'k3')]);

      assert.deepEqual(await counts(store), { k1: [1, 1], k2: [2, 0], k3: [0, 1] });
    });

    it('are counted in the order of the ids of their keys', async () => {
      const { store } = await openTwice(open);
      await seal(store, 'alice', ['k1', 'k4']);
      await seal(store, 'bob', ['k2']);
      await post(store, [sealedMail('m-1', 'k3')]);

      const keyIds = (await store.sealed.count()).map(({ keyId }) => keyId);

      assert.deepEqual(keyIds, ['k1', 'k2', 'k3', 'k4']);
    });

    it('that are used up or sent need no key', async () => {
      const { store } = await openTwice(open);
      await seal(store, 'alice', ['k1']);
      await post(store, [sealedMail('m-1', 'k1')]);

      await seal(store, 'alice', []);
      const [leased] = await store.outbox.lease(leaseCall);
      if (leased) await store.outbox.settle(leased, { state: 'sent' });

      assert.deepEqual(await counts(store), {});
    });

    it('under other keys than one are listed page by page, each once', async () => {
      const { store } = await openTwice(open);
      for (const userId of ['a', 'b', 'c', 'd']) await seal(store, userId, ['old']);
      await seal(store, 'e', ['new']);
      await seal(store, 'f', ['new', 'old']);
      await post(store, [
        sealedMail('m-1', 'old'),
        sealedMail('m-2', 'new'),
        sealedMail('m-3', 'old'),
      ]);

      const page = { otherThan: 'new', limit: 3 };
      const first = await store.sealed.accounts(page);
      const second = await store.sealed.accounts({ ...page, after: first.next });
      const messages = await store.sealed.messages({ ...page, limit: 1 });
      const more = await store.sealed.messages({ ...page, after: messages.next });

      assert.equal(first.items.length, 3);
      assert.deepEqual([...first.items, ...second.items].sort(), ['a', 'b', 'c', 'd', 'f']);
      assert.equal(second.next, undefined);
      const both = [...messages.items, ...more.items];
      assert.deepEqual(both.map(({ id }) => id).sort(), ['m-1', 'm-3']);
      assert.equal(both[0]?.sealed, sealedMail(both[0]?.id ?? '', 'old').sealed);
      assert.equal(both[0]?.channel, 'mail');
    });

    it('are listed on one page without a next one where they just fit', async () => {
      const { store } = await openTwice(open);
      for (const userId of ['a', 'b']) await seal(store, userId, ['old']);
      await post(store, [sealedMail('m-1', 'old'), sealedMail('m-2', 'old')]);

      const page = { otherThan: 'new', limit: 2 };
      const pages = [await store.sealed.accounts(page), await store.sealed.messages(page)];

      assert.deepEqual(
        pages.map(({ items, next }) => [items.length, next]),
        [
          [2, undefined],
          [2, undefined],
        ],
      );
    });

    it('are listed whatever their keys and ids look like (S9)', async () => {
      const { store } = await openTwice(open);
      const odd = ['!', '0', 'A', 'Z', 'a', 'ä'];
      for (const id of odd) await seal(store, id, [id]);
      await post(store, [...odd.map((id) => sealedMail(id, id)), mail('"', { sealed: 'no key' })]);

      const accounts = await everyPage((page) => store.sealed.accounts(page));
      const messages = await everyPage((page) => store.sealed.messages(page));

      assert.deepEqual(accounts.sort(), odd);
      assert.deepEqual(messages.map(({ id }) => id).sort(), ['!', '"', ...odd.slice(1)]);
    });

    it('of messages are listed as they were written', async () => {
      const { clock, store } = await openTwice(open);
      const first = sealedMail('m-1', 'old');
      const second = { ...sealedMail('m-2', 'old'), channel: 'sms', notBefore: clock() } as const;
      await post(store, [first, second]);

      const { items } = await store.sealed.messages({ otherThan: 'new', limit: 10 });

      assert.deepEqual(items, [first, second]);
    });

    it('of messages that were sealed anew are sent so, and need the new key alone (S3)', async () => {
      const { store } = await openTwice(open);
      const message = sealedMail('m-1', 'old');
      await post(store, [message]);

      await store.sealed.replaceMessage(message, '1.new.body');

      assert.deepEqual(await counts(store), { new: [0, 1] });
      assert.deepEqual(await store.sealed.messages({ otherThan: 'new', limit: 10 }), { items: [] });
      const [leased] = await store.outbox.lease(leaseCall);
      assert.equal(leased?.sealed, '1.new.body');
    });

    it('of a message that somebody holds are replaced too, and its holder can still settle it', async () => {
      const { store } = await openTwice(open);
      const message = sealedMail('m-1', 'old');
      await post(store, [message]);
      const [leased] = await store.outbox.lease(leaseCall);

      await store.sealed.replaceMessage(message, '1.new.body');
      const meanwhile = await counts(store);
      await store.outbox.settle(held(leased), { state: 'sent' });

      assert.deepEqual(meanwhile, { new: [0, 1] });
      assert.equal(await store.outbox.delivery('m-1'), 'sent');
    });

    it('of messages are replaced while they wait, and only from what they were', async () => {
      const { store } = await openTwice(open);
      const [first, second] = [sealedMail('m-1', 'old'), sealedMail('m-2', 'old')];
      await post(store, [first, second]);
      const [leased] = await store.outbox.lease({ ...leaseCall, limit: 1 });

      await store.sealed.replaceMessage(first, '1.new.body');
      await store.sealed.replaceMessage({ ...second, sealed: 'another' }, '1.new.body');
      if (leased) await store.outbox.settle(leased, { state: 'sent' });
      await store.sealed.replaceMessage(first, '1.new.again');

      assert.deepEqual(await counts(store), { old: [0, 1] });
      assert.equal(await store.outbox.delivery('m-1'), 'sent');
    });
  });
}

function sealedMail(id: string, keyId: string) {
  return mail(id, { sealed: `1.${keyId}.body of ${id}` });
}

async function counts(store: Store): Promise<Record<string, readonly [number, number]>> {
  const all = await store.sealed.count();
  return Object.fromEntries(
    all.map(({ keyId, accounts, messages }) => [keyId, [accounts, messages]]),
  );
}

/** All items, two by two. */
async function everyPage<Item>(list: (page: SealedPage) => Promise<Page<Item>>): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await list({ otherThan: 'new', limit: 2, after });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}
