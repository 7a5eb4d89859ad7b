import { expect, it } from 'vitest';
import { requireExpress } from './express-version.ts';

it.each(['4.21.0', '4.22.3', '5.0.0', '5.0.0-beta.3', '6.1.0'])('takes Express %s', (version) => {
  expect(() => requireExpress('keyfobRouter', version)).not.toThrow();
});

it.each(['4.16.4', '4.20.0', '3.21.2', '', undefined])(
  'refuses Express %j by its name',
  (version) => {
    expect(() => requireExpress('keyfobRouter', version)).toThrow(
      new TypeError(`keyfobRouter needs Express 4.21 or later; this is ${version}`),
    );
  },
);
