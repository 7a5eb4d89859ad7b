import { expect, it } from 'vitest';
import { sentences } from './sentences.ts';

it('parts two sentences as their language does', () => {
  expect(sentences('Not yet.', 'Wait.')).toBe('Not yet. Wait.');
  expect(sentences('まだです。', 'お待ちください。')).toBe('まだです。お待ちください。');
});
