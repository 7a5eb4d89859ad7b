import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { solveAltcha } from './solve-altcha.ts';

const salt = 'a1b2c3?expires=1767225600';

function challengeFor(number: number, maxnumber = 5000) {
  const challenge = createHash('sha256').update(`${salt}${number}`).digest('hex');
  return { algorithm: 'SHA-256', challenge, maxnumber, salt, signature: 'signed' };
}

const never = new AbortController().signal;

describe('a proof of work', () => {
  it.each([0, 1, 499, 500, 501, 4999, 5000])('is found at %d', async (number) => {
    const asked = challengeFor(number);

    const solution = JSON.parse(atob(await solveAltcha(asked, never)));

    const { algorithm, challenge, signature } = asked;
    expect(solution).toEqual({ algorithm, challenge, number, salt, signature });
  });

  it('is given up when the numbers are used up', async () => {
    await expect(solveAltcha(challengeFor(5001), never)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('stops soon after nobody waits for it any more', async () => {
    const abort = new AbortController();
    const solution = solveAltcha(challengeFor(9_999_999, 9_999_999), abort.signal);

    setTimeout(() => abort.abort(new Error('closed')), 5);

    await expect(solution).rejects.toThrow('closed');
  });

  it.each([
    ['another algorithm', { algorithm: 'MD5' }],
    ['no number to count to', { maxnumber: undefined }],
    ['work without end', { maxnumber: 1e12 }],
    ['no salt', { salt: 7 }],
    ['no signature', { signature: null }],
    ['nothing to find', { challenge: undefined }],
  ])('is not begun for a challenge with %s', async (_, change) => {
    await expect(solveAltcha({ ...challengeFor(1), ...change }, never)).rejects.toMatchObject({
      code: 'unavailable',
    });
  });
});
