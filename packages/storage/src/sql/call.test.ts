import { describe, expect, it, vi } from 'vitest';
import { callsOn, LostRace } from './call.ts';
import type { Change, Connection, Engine } from './engine.ts';

const lost = new Error('another one was faster');
const statement = { name: 's', text: 'DELETE', valuesOf: () => [] };

const quiet: Connection = {
  query: async () => ({ rows: [], changed: 1 }),
  write: async () => true,
  begin: async () => {},
  commit: async () => {},
  rollback: async () => {},
  release: () => {},
};

function callsTo(parts: Partial<Engine>) {
  return callsOn({
    dialect: {} as Engine['dialect'], // asked for by nobody here
    connect: async () => quiet,
    isLostRace: (error) => error === lost,
    isRefusal: () => true,
    ...parts,
  });
}

/** A server that loses so many races at first, and counts what it was asked. */
function serverThatLoses(races: number) {
  const asked = { queries: 0, writes: 0 };
  const connection: Connection = {
    ...quiet,
    async query() {
      asked.queries += 1;
      if (asked.queries <= races) throw lost;
      return { rows: [], changed: 1 };
    },
    async write() {
      asked.writes += 1;
      throw lost;
    },
  };
  return { asked, call: callsTo({ connect: async () => connection }) };
}

describe('what has lost a race', () => {
  it('runs again where it was a statement alone', async () => {
    const { asked, call } = serverThatLoses(2);

    const { changed } = await call((own) => own.run(statement));

    expect(changed).toBe(1);
    expect(asked.queries).toBe(3);
  });

  it('runs again where it was a transaction', async () => {
    const { asked, call } = serverThatLoses(1);

    await call((own) => own.transaction((runner) => runner.run(statement)));

    expect(asked.queries).toBe(2);
  });

  it('is judged anew by its caller where it was a document', async () => {
    const { asked, call } = serverThatLoses(1);

    await expect(call((own) => own.once((writer) => writer.write({} as Change)))).rejects.toThrow(
      LostRace,
    );

    expect(asked.writes).toBe(1);
  });
});

describe('a connection', () => {
  const fault = new Error('the rule failed');

  it.each([
    ['is used again after a transaction was rolled back', async () => {}, false],
    [
      'is not used again where a transaction could not be rolled back',
      async () => {
        throw new Error('refused');
      },
      true,
    ],
  ])('%s', async (_, rollback, isBroken) => {
    const release = vi.fn();
    const call = callsTo({ connect: async () => ({ ...quiet, rollback, release }) });

    const failing = call((own) => own.transaction(() => Promise.reject(fault)));

    await expect(failing).rejects.toBe(fault);
    expect(release.mock.calls).toEqual([[isBroken]]);
  });

  it('is not used again where nobody knows what the server does with it', async () => {
    const release = vi.fn();
    const query = () => Promise.reject(fault);
    const connect = async () => ({ ...quiet, query, release });
    const call = callsTo({ connect, isRefusal: () => false });

    await expect(call((own) => own.run(statement))).rejects.toBe(fault);

    expect(release.mock.calls).toEqual([[true]]);
  });
});

describe('calls', () => {
  it('that are too many are refused at once, and others go on when there is room', async () => {
    const waiting = Promise.withResolvers<Connection>();
    const call = callsTo({ connect: () => waiting.promise });
    const all = Array.from({ length: 2_000 }, () => call((own) => own.run(statement)));

    await expect(call((own) => own.run(statement))).rejects.toThrow(
      '2000 calls wait for the database already',
    );
    waiting.resolve(quiet);
    await Promise.all(all);

    await expect(call((own) => own.run(statement))).resolves.toEqual({ rows: [], changed: 1 });
  });

  it('about the same thing wait for each other, whatever becomes of them', async () => {
    const order: string[] = [];
    const first = Promise.withResolvers<void>();
    const call = callsTo({});

    const calls = [
      call(() => first.promise.finally(() => order.push('first')), 'a'),
      call(async () => order.push('second'), 'a'),
      call(async () => order.push('other'), 'b'),
    ];
    await calls[2];
    first.reject(fault('of the first'));

    await expect(calls[0]).rejects.toThrow('of the first');
    await calls[1];
    expect(order).toEqual(['other', 'first', 'second']);
  });

  it('about one thing that are too many are refused at once, and take no place of others (attack 88)', async () => {
    const first = Promise.withResolvers<void>();
    const call = callsTo({});
    const all = Array.from({ length: 500 }, () => call(() => first.promise, 'a'));

    await expect(call(async () => 'a', 'a')).rejects.toThrow(
      '500 calls about one thing wait already',
    );
    expect(await call(async () => 'b', 'b')).toBe('b');
    first.resolve();
    await Promise.all(all);

    expect(await call(async () => 'a', 'a')).toBe('a');
  });

  const fault = (message: string) => new Error(message);
});
