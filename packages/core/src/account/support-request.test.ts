import { describe, expect, it } from 'vitest';
import { decodeSupportRequest, encodeSupportRequest, isKeyfobError } from '../index.ts';
import type { SupportRequest } from './support-request.ts';

const request: SupportRequest = {
  ...{ schema: 1, id: 'r1', kind: 'lost_access', email: 'alice@example.test', state: 'open' },
  ...{ message: '', submittedAt: 1, dueAt: 2, evidence: [], approvals: [], trail: [] },
};

function damageOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isKeyfobError(error) && error.code === 'unavailable') return (error.cause as Error).message;
    throw error;
  }
  throw new Error('it was taken');
}

describe('a kept support request', () => {
  it('reads back as it was written', () => {
    expect(decodeSupportRequest('r1', encodeSupportRequest(request))).toEqual(request);
  });

  it('is as long as a store is sure to take, and no longer', () => {
    const room = 131_072 - encodeSupportRequest(request).length;
    const message = 'x'.repeat(room);

    expect(encodeSupportRequest({ ...request, message })).toHaveLength(131_072);
    expect(damageOf(() => encodeSupportRequest({ ...request, message: `${message}x` }))).toBe(
      'support request is over 131072 characters',
    );
  });

  it.each<[string, unknown]>([
    ['support request is not JSON', undefined],
    ['support request has a schema that this version does not know', null],
    ['support request has a schema that this version does not know', { ...request, schema: 2 }],
    ['support request is another one', { ...request, id: 'r2' }],
    ['support request lacks a part', { ...request, trail: {} }],
    ['support request lacks a part', { ...request, approvals: undefined }],
  ])('is refused whole: “%s” (C13)', (message, kept) => {
    const text = kept === undefined ? '{' : JSON.stringify(kept);

    expect(damageOf(() => decodeSupportRequest('r1', text))).toBe(message);
  });
});
