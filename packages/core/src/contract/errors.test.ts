import { describe, expect, it } from 'vitest';
import {
  type ErrorCode,
  errorStatuses,
  fromProblem,
  isKeyfobError,
  KeyfobError,
  toProblem,
} from './errors.ts';
import type { Enrolment } from './types.ts';

describe('an error', () => {
  it.each(Object.keys(errorStatuses) as ErrorCode[])(
    '%s travels as a problem document (W7)',
    (code) => {
      const details = {
        retryAfterSeconds: 12,
        fields: [{ field: 'code', reason: 'required' }],
        missing: ['email'],
        reason: 'frozen',
        enrolment: { id: 'e1' } as Enrolment,
      } as const;
      const problem = JSON.parse(JSON.stringify(toProblem(new KeyfobError(code, details))));

      expect(problem).toMatchObject({ type: `urn:keyfob:error:${code}`, code, retryAfter: 12 });
      expect(problem).toMatchObject({ missing: ['email'], enrolment: { id: 'e1' } });
      expect(problem.reason).toBe('frozen');
      expect(problem.status).toBeGreaterThanOrEqual(400);
      expect(fromProblem(problem)).toMatchObject({ code, details });
    },
  );

  it('has nothing to say of what it does not carry', () => {
    const problem = JSON.parse(JSON.stringify(toProblem(new KeyfobError('wrong_code'))));

    expect(Object.keys(problem)).toEqual(['type', 'title', 'status', 'code']);
  });

  it('takes neither stack nor cause along (W7)', () => {
    const error = new KeyfobError(
      'unavailable',
      {},
      { cause: new Error('password of the database') },
    );

    expect(JSON.stringify(toProblem(error))).not.toMatch(/database|stack|cause/);
  });

  it.each([null, 'text', {}, { code: 'toString' }, { code: '__proto__' }, { code: 7 }])(
    'that nobody knows, %j, is read as unavailable',
    (body) => {
      expect(fromProblem(body).code).toBe('unavailable');
    },
  );

  it('is known by its code, whichever copy of the package made it', () => {
    class OtherCopy extends Error {
      override readonly name = 'KeyfobError';
      readonly code = 'wrong_code';
    }

    expect(isKeyfobError(new OtherCopy())).toBe(true);
    expect(isKeyfobError(new Error('wrong_code'))).toBe(false);
    expect(isKeyfobError(Object.assign(new Error(), { code: 'wrong_code' }))).toBe(false);
    expect(isKeyfobError(Object.assign(new Error(), { name: 'KeyfobError' }))).toBe(false);
    expect(isKeyfobError({ name: 'KeyfobError', code: 'wrong_code' })).toBe(false);
  });
});
