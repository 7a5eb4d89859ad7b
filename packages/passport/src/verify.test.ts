import { describe, expect, it, vi } from 'vitest';
import { askVerify, type Verify } from './verify.ts';

const alice = { id: 'alice' } as Express.User;

describe('a verify function', () => {
  it.each<[string, Verify]>([
    ['calls done', (_id, done) => done(null, alice)],
    ['calls done later', (_id, done) => setImmediate(done, null, alice)],
    ['gives the user', (_id: string) => alice],
    ['gives the user, whoever asks', () => alice],
    ['gives a promise of the user', async (_id: string) => alice],
    ['takes done, and gives a promise of the user', async (_id, _done) => alice],
    ['gives a promise and calls done', async (_id, done) => done(null, alice)],
    ['takes whatever there is', async (...[_id]: [string]) => alice],
    [
      'calls done, and gives what its database gives beside',
      (_id, done) => {
        setImmediate(done, null, alice);
        return { sql: 'SELECT' };
      },
    ],
  ])('that %s is taken', async (_, verify) => {
    expect((await askVerify(verify, 'alice', 1)).user).toBe(alice);
  });

  it.each<[string, Verify]>([
    ['calls done with false', (_id, done) => done(null, false)],
    ['calls done with nothing', (_id, done) => done(null)],
    ['gives false', (_id: string) => false],
    ['gives nothing, and takes no done', (_id: string) => undefined],
    ['gives a promise of null', async (_id: string) => null],
    ['gives a promise of nothing, and takes no done', async (_id: string) => undefined],
    ['takes done, and gives a promise of false', async (_id, _done) => false],
  ])('that %s knows no such user', async (_, verify) => {
    expect((await askVerify(verify, 'alice', 1)).user).toBe(false);
  });

  it.each<[string, Verify]>([
    [
      'throws',
      () => {
        throw new Error('no database');
      },
    ],
    ['rejects', (_id: string) => Promise.reject(new Error('no database'))],
    ['takes done and rejects', async (_id, _done) => Promise.reject(new Error('no database'))],
    ['calls done with an error', (_id, done) => done(new Error('no database'), alice)],
  ])('that %s has failed', async (_, verify) => {
    await expect(askVerify(verify, 'alice', 1)).rejects.toThrow('no database');
  });

  it.each<[string, Verify]>([
    ['says nothing', (_id, _done) => {}],
    ['promises nothing', async (_id, _done) => {}],
    ['never settles', (_id: string) => new Promise(() => {})],
    ['gives what its database gives, and never calls done', (_id, _done) => ({ sql: 'SELECT' })],
  ])('that %s has failed once its time is over, by its name', async (_, verify) => {
    vi.useFakeTimers();
    const asked = expect(askVerify(verify, 'alice', 10)).rejects.toThrow(
      'KeyfobStrategy: verify, which must give a user or call done, did not answer in 10 s',
    );
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();

    await asked;
  });

  it('has answered with its first answer', async () => {
    const twice: Verify = (_id, done) => {
      done(null, alice);
      done(null, false);
      done(new Error('too late'));
    };
    const andMore: Verify = async (_id, done) => {
      done(null, alice, { via: 'done' });
      throw new Error('too late');
    };

    expect((await askVerify(twice, 'alice', 1)).user).toBe(alice);
    expect(await askVerify(andMore, 'alice', 1)).toEqual({ user: alice, info: { via: 'done' } });
  });
});
