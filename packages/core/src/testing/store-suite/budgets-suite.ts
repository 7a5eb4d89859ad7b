import assert from 'node:assert/strict';
import type { Budget } from '../../ports/store.ts';
import { atOnce, type Open, openTwice, type Runner } from './shared.ts';

/** What is promised of limits that are not a user's own. */
export function budgetsSuite({ describe, it }: Runner, open: Open): void {
  describe('budgets', () => {
    it('give what they have and then tell how long to wait', async () => {
      const { clock, store } = await openTwice(open);
      assert.deepEqual([await store.spend([three()]), await store.spend([three()])], [0, 0]);
      clock.advanceSeconds(10.5);

      const answers = [await store.spend([three()]), await store.spend([three()])];

      assert.deepEqual(answers, [0, 50]); // 49.5 seconds are left of 60
    });

    it('begin their window with the first use, and are full again when it is over', async () => {
      const { clock, store } = await openTwice(open);
      clock.advanceSeconds(59);
      for (let use = 0; use < 3; use += 1) await store.spend([three()]);
      clock.advanceSeconds(59.999);
      assert.equal(await store.spend([three()]), 1);

      clock.advanceSeconds(0.001);

      assert.equal(await store.spend([three()]), 0);
      clock.advanceSeconds(59);
      assert.equal(await store.spend([three()]), 0);
    });

    it('are taken from all together or not at all (S1)', async () => {
      const { store } = await openTwice(open);
      const mark = { key: 'mark', most: 1, windowSeconds: 600 };
      await store.spend([mark]);

      const refused = [
        await store.spend([three(), mark]),
        await store.spend([mark, three()]),
        await store.spend([three(), mark]),
      ];

      assert.deepEqual(refused, [600, 600, 600]);
      for (let use = 0; use < 3; use += 1) assert.equal(await store.spend([three()]), 0);
      assert.equal(await store.spend([three(), mark]), 600, 'the longer wait counts');
    });

    it('let exactly as many of 64 at once through as they have (S1)', async () => {
      const { store, stores } = await openTwice(open);
      const wide = { key: 'wide', most: 20, windowSeconds: 60 };
      const narrow = { key: 'narrow', most: 7, windowSeconds: 60 };

      const waits = await atOnce(64, stores, (one) => one.spend([wide, narrow]));

      assert.equal(waits.filter((wait) => wait === 0).length, 7);
      const rest = await atOnce(64, stores, (one) => one.spend([wide]));
      assert.equal(rest.filter((wait) => wait === 0).length, 13);
      assert.equal(await store.spend([wide]), 60);
    });

    it('make a mark that exactly one of 64 at once can set (S1)', async () => {
      const { stores } = await openTwice(open);

      const waits = await atOnce(64, stores, (one) =>
        one.spend([{ key: 'captcha:1', most: 1, windowSeconds: 3600 }]),
      );

      assert.equal(waits.filter((wait) => wait === 0).length, 1);
    });

    it('get back what is given back, and never more than they had', async () => {
      const { clock, store } = await openTwice(open);
      await store.refund('three'); // nobody has taken any
      clock.advanceSeconds(30);
      for (let use = 0; use < 3; use += 1) await store.spend([three()]);
      assert.equal(await store.spend([three()]), 60);

      await store.refund('three');

      assert.equal(await store.spend([three()]), 0);
      assert.equal(
        await store.spend([three()]),
        60,
        'one was given back, and the window is the same',
      );
      for (let times = 0; times < 9; times += 1) await store.refund('three');
      for (let use = 0; use < 3; use += 1) assert.equal(await store.spend([three()]), 0);
      assert.equal(await store.spend([three()]), 60);
      clock.advanceSeconds(60);
      await store.refund('three'); // its window is over
      for (let use = 0; use < 3; use += 1) assert.equal(await store.spend([three()]), 0);
      assert.equal(await store.spend([three()]), 60);
    });

    it('get back each of 64 that are given back at once (S1)', async () => {
      const { store, stores } = await openTwice(open);
      const wide = { key: 'wide', most: 64, windowSeconds: 60 };
      await atOnce(64, stores, (one) => one.spend([wide]));

      await atOnce(64, stores, (one) => one.refund('wide'));

      const waits = await atOnce(64, stores, (one) => one.spend([wide]));
      assert.deepEqual(new Set(waits), new Set([0]));
      assert.equal(await store.spend([wide]), 60);
    });

    it('are kept apart, whatever their keys look like (S9)', async () => {
      const { store } = await openTwice(open);
      const keys = ["' or 1=1 --", '{"$ne":null}', '%', '*', 'a:b', 'A:B', '__proto__', 'ä'];

      for (const key of [...keys, 'k'.repeat(200)]) {
        assert.equal(await store.spend([{ key, most: 1, windowSeconds: 60 }]), 0, key);
      }
    });

    it('refuse keys and numbers that cannot be counted, and take nothing (S9)', async () => {
      const { store } = await openTwice(open);
      const broken: Partial<Budget>[] = [
        { key: '' },
        { key: 'k'.repeat(201) },
        { most: 0 },
        { most: Number.NaN },
        { windowSeconds: 0 },
        { windowSeconds: Number.POSITIVE_INFINITY },
      ];
      const mark = { key: 'mark', most: 1, windowSeconds: 60 };

      for (const part of broken) {
        await assert.rejects(store.spend([mark, { ...three(), ...part }]), RangeError);
      }
      await assert.rejects(store.spend([three(), three()]), RangeError);

      assert.equal(await store.spend([mark, three()]), 0);
    });

    it('that a clock which was ahead has begun are forgotten with its correction', async () => {
      const { clock, store } = await openTwice(open);
      clock.advanceSeconds(86_400);
      for (let use = 0; use < 3; use += 1) await store.spend([three()]);
      clock.advanceSeconds(-86_400);

      for (let use = 0; use < 3; use += 1) assert.equal(await store.spend([three()]), 0);
      assert.equal(await store.spend([three()]), 60);
    });

    it('that were begun a second ahead still count, and make nobody wait longer', async () => {
      const { clock, store } = await openTwice(open);
      clock.advanceSeconds(1);
      for (let use = 0; use < 3; use += 1) await store.spend([three()]);
      clock.advanceSeconds(-1);

      assert.equal(await store.spend([three()]), 60);
    });

    it('that nobody asks for are no limit', async () => {
      const { store } = await openTwice(open);

      assert.equal(await store.spend([]), 0);
    });
  });
}

function three(): Budget {
  return { key: 'three', most: 3, windowSeconds: 60 };
}
