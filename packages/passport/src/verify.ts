import { withinSeconds } from '@keyfob/core/adapter';

/** What a `verify` function says: an error, no such user, or the user. */
export type VerifyDone = (
  error: unknown,
  user?: Express.User | false | null,
  info?: object,
) => void;

/**
 * Finds the user whose code was accepted, mostly by loading the record of this id. It gives the user, or
 * hands them to `done`; `false`, `null` and an error say that nobody is to be let in.
 */
export type Verify = (
  userId: string,
  done: VerifyDone,
) => VerifyAnswer | void | Promise<VerifyAnswer> | Promise<void>;

type VerifyAnswer = Express.User | false | null | undefined;

export interface Verdict {
  readonly user: Express.User | false;
  readonly info?: object | undefined;
}

/**
 * Asks a `verify` function, however it answers. The first answer counts.
 *
 * @throws what the function throws or hands to `done`; an Error that names it when it says nothing in time
 */
export async function askVerify(verify: Verify, userId: string, seconds: number): Promise<Verdict> {
  const { promise, resolve, reject } = Promise.withResolvers<Verdict>();
  const take = (user: VerifyAnswer, info?: object) => resolve({ user: user ?? false, info });
  const done: VerifyDone = (error, user, info) => (error ? reject(error) : take(user, info));
  const answerOf = async () => {
    const given = verify(userId, done);
    const takesDone = verify.length > 1;
    // What a function that takes `done` gives beside, as drivers of databases do, is no user. A promise
    // of a user is one; a promise of nothing says that `done` will be called.
    if (takesDone && !(given instanceof Promise)) return;
    const answer = (await given) as VerifyAnswer;
    // A function of (userId) can only answer by what it gives: no user is an answer as well.
    if (answer !== undefined || verify.length === 1) take(answer);
  };
  answerOf().catch(reject);
  const who = 'KeyfobStrategy: verify, which must give a user or call done,';
  return withinSeconds(seconds, promise, who);
}
