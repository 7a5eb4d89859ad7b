import { describe, expect, it } from 'vitest';
import { callsOn, LostRace } from './call.ts';
import type { Change, Connection, Engine } from './engine.ts';

const lost = new Error('another one was faster');
const statement = { name: 's', text: 'DELETE', valuesOf: () => [] };

/** A server that loses so many races at first, and counts what it was asked. */
function serverThatLoses(races: number) {
  const asked = { queries: 0, writes: 0 };
  const connection: Connection = {
    async query() {
      asked.queries += 1;
      if (asked.queries <= races) throw lost;
      return { rows: [], changed: 1 };
    },
    async write() {
      asked.writes += 1;
      throw lost;
    },
    begin: async () => {},
    commit: async () => {},
    rollback: async () => {},
    release: () => {},
  };
  const engine: Engine = {
    dialect: {} as Engine['dialect'], // asked for by nobody here
    connect: async () => connection,
    isLostRace: (error) => error === lost,
    isRefusal: () => true,
  };
  return { asked, call: callsOn(engine) };
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

    await expect(call((own) => own.write({} as Change))).rejects.toThrow(LostRace);

    expect(asked.writes).toBe(1);
  });
});
