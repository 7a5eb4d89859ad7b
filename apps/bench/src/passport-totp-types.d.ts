declare module 'passport-totp' {
  import { Strategy as Base } from 'passport';

  export class Strategy extends Base {
    constructor(
      options: { readonly window?: number },
      setup: (
        user: never,
        done: (error: unknown, key?: Buffer, periodSeconds?: number) => void,
      ) => void,
    );
  }
}
