import { expect, it } from 'vitest';
import type { SupportRequest } from '../account/support-request.ts';
import { storeChecks } from '../index.ts';
import type { SealedMessage } from '../sealing/message.ts';

const message: SealedMessage = { id: 'm', channel: 'mail', sealed: 's', dropAt: 1 };
const budget = { key: 'k', most: 1, windowSeconds: 1 };
const request = { id: 'r', dueAt: 1 } as SupportRequest;
const { lease, notBefore, budgets } = storeChecks;
const checkMessage = storeChecks.message;
const checkRequest = storeChecks.request;
const long = 'x'.repeat(200);

it('takes what a store can keep, to the longest and the least', () => {
  checkMessage(message);
  checkMessage({ ...message, id: long, notBefore: 0 });
  lease({ limit: 1, leaseSeconds: 1 });
  notBefore(Number.MAX_SAFE_INTEGER);
  budgets([]);
  budgets([budget, { ...budget, key: long }]);
  checkRequest('r', request);
  checkRequest('r', { ...request, endedAt: 2 });
});

it.each<[string, () => void]>([
  ['the id of a message must be 1 to 200 characters', () => checkMessage({ ...message, id: '' })],
  [
    'the id of a message must be 1 to 200 characters',
    () => checkMessage({ ...message, id: `${long}x` }),
  ],
  ['a message must have a sealed body', () => checkMessage({ ...message, sealed: '' })],
  [
    'notBefore must be a time in milliseconds, not 0.5',
    () => checkMessage({ ...message, notBefore: 0.5 }),
  ],
  [
    'dropAt must be a time in milliseconds, not NaN',
    () => checkMessage({ ...message, dropAt: NaN }),
  ],
  ['limit must be a whole number from 1, not 0', () => lease({ limit: 0, leaseSeconds: 1 })],
  [
    'leaseSeconds must be a whole number from 1, not 1.5',
    () => lease({ limit: 1, leaseSeconds: 1.5 }),
  ],
  ['notBefore must be a time in milliseconds, not Infinity', () => notBefore(Infinity)],
  ['the id of a budget must be 1 to 200 characters', () => budgets([{ ...budget, key: '' }])],
  ['most must be a whole number from 1, not 0', () => budgets([{ ...budget, most: 0 }])],
  [
    'windowSeconds must be a whole number from 1, not 0',
    () => budgets([budget, { ...budget, key: 'l', windowSeconds: 0 }]),
  ],
  ['a budget can be spent only once per call', () => budgets([budget, budget])],
  ['the support request is another one', () => checkRequest('s', request)],
  [
    'the id of a support request must be 1 to 200 characters',
    () => checkRequest('', { ...request, id: '' }),
  ],
  [
    'dueAt must be a time in milliseconds, not NaN',
    () => checkRequest('r', { ...request, dueAt: NaN }),
  ],
  [
    'endedAt must be a time in milliseconds, not 0.5',
    () => checkRequest('r', { ...request, endedAt: 0.5 }),
  ],
])('refuses with “%s”', (text, check) => {
  expect(check).toThrow(new RangeError(text));
});
