import type { Change, Connection, Engine, Result } from './engine.ts';
import { NotPrimary } from './primary.ts';
import type { Statement, Value } from './statement.ts';
import { turns } from './turns.ts';

/** Runs statements, one after the other. */
export interface Runner {
  run(statement: Statement, values?: readonly Value[]): Promise<Result>;
}

/** The same on one connection. */
export interface Writer extends Runner {
  /**
   * Writes a document with its record, all or nothing.
   *
   * @throws LostRace where the document has another version by now
   */
  write(change: Change): Promise<void>;
}

/**
 * One call of a store. A statement that it runs by itself is a commit of its own, and runs again where it has
 * lost a race.
 */
export interface Call extends Runner {
  /**
   * Does the work on one connection, without a transaction: each statement is a commit of its own.
   *
   * @throws LostRace where others were faster
   */
  once<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
  /** Does the work in one transaction, and again when it has lost a race. What it throws rolls it back. */
  transaction<T>(work: (writer: Writer) => Promise<T>): Promise<T>;
}

/** Somebody else was faster: what was judged from the state before has to be judged anew. */
export class LostRace extends Error {
  override readonly name = 'LostRace';
}

/** So long a call may take, in milliseconds: a person waits for it. */
const longestCallMs = 5_000;
/** So much later the server ends by itself what nobody waits for any more. */
const graceMs = 500;
/** More at once are refused: they would wait for longer than their callers do. */
const mostCalls = 2_000;
const longestPauseMs = 20;

/**
 * Makes calls on a database server. One that takes longer than five seconds is refused; whether what it wanted to
 * write was written is not known then, and its connection is given up.
 */
export function callsOn(engine: Engine) {
  const takeTurn = turns();
  let underWay = 0;

  /** @param about calls about the same thing wait for each other */
  return async <T>(work: (call: Call) => Promise<T>, about?: string): Promise<T> => {
    if (underWay >= mostCalls) throw new Error(`${mostCalls} calls wait for the database already`);
    const turn = about === undefined ? undefined : takeTurn(about);
    underWay += 1;
    const limit = timeLimit();
    try {
      if (turn) await limit.keep(turn.come, 'the calls before this one did not end');
      return await work(callOn(engine, limit));
    } finally {
      turn?.end();
      limit.clear();
      underWay -= 1;
    }
  };
}

interface TimeLimit {
  readonly endsAt: number;
  /** @throws Error when it takes longer */
  keep<T>(promise: Promise<T>, what: string): Promise<T>;
  clear(): void;
}

function timeLimit(): TimeLimit {
  const endsAt = performance.now() + longestCallMs;
  const { promise: end, resolve } = Promise.withResolvers<typeof over>();
  const timer = setTimeout(resolve, longestCallMs, over);
  return {
    endsAt,
    async keep(promise, what) {
      const first = await Promise.race([promise, end]);
      if (first === over) throw new Error(`${what} within ${longestCallMs / 1000} seconds`);
      return first;
    },
    clear: () => clearTimeout(timer),
  };
}

const over = Symbol('the time is over');

function callOn(engine: Engine, limit: TimeLimit): Call {
  return {
    run: (statement, values) => untilWon((line) => line.run(statement, values)),
    once: (work) => connected(work),
    transaction: (work) => untilWon((line) => line.inTransaction(work)),
  };

  /** Does what leaves nothing behind where it has lost a race, and does it again then. */
  async function untilWon<T>(use: (line: Line) => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await connected(use);
      } catch (error) {
        if (!(error instanceof LostRace) || performance.now() > limit.endsAt) throw error;
        await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPauseMs));
      }
    }
  }

  async function connected<T>(use: (line: Line) => Promise<T>): Promise<T> {
    const line = new Line(engine, await connect(), limit);
    try {
      return await use(line);
    } catch (error) {
      line.isBroken ||= error instanceof NotPrimary; // the next connection may reach the primary
      throw error;
    } finally {
      line.connection.release(line.isBroken);
    }
  }

  async function connect(): Promise<Connection> {
    const connecting = engine.connect();
    try {
      return await limit.keep(connecting, 'no connection to the database became free');
    } catch (error) {
      connecting.then(
        (late) => late.release(false),
        () => {}, // it is told already
      );
      throw error;
    }
  }
}

/** A connection in use. */
class Line implements Writer {
  readonly connection: Connection;
  /** Nobody knows what goes on at its other end. */
  isBroken = false;
  private readonly engine: Engine;
  private readonly limit: TimeLimit;

  constructor(engine: Engine, connection: Connection, limit: TimeLimit) {
    this.engine = engine;
    this.connection = connection;
    this.limit = limit;
  }

  run(statement: Statement, values: readonly Value[] = []): Promise<Result> {
    return this.ask(() => this.connection.query(statement, values));
  }

  async write(change: Change): Promise<void> {
    if (!(await this.ask(() => this.connection.write(change)))) {
      throw new LostRace('the document was changed meanwhile');
    }
  }

  async inTransaction<T>(work: (writer: Writer) => Promise<T>): Promise<T> {
    const leftMs = Math.max(0, this.limit.endsAt - performance.now());
    await this.ask(() => this.connection.begin(Math.ceil(leftMs + graceMs)));
    try {
      const result = await work(this);
      await this.ask(() => this.connection.commit());
      return result;
    } catch (error) {
      if (!this.isBroken) {
        await this.ask(() => this.connection.rollback()).catch(() => {
          this.isBroken = true; // its transaction may be open still
        });
      }
      throw error;
    }
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      return await this.limit.keep(question(), 'the database did not answer');
    } catch (error) {
      if (this.engine.isLostRace(error)) throw new LostRace('lost a race', { cause: error });
      this.isBroken ||= !this.engine.isRefusal(error);
      throw error;
    }
  }
}
