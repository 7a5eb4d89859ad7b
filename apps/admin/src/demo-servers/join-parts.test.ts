import { expect, it } from 'vitest';
import { joinParts } from './join-parts.ts';

const part = (message: string, reference: number, [count, index]: [number, number]) => ({
  message,
  udh: [Uint8Array.of(0, 3, reference, count, index)],
});

it('gives a short text as it is', () => {
  expect(joinParts()('+420555000101', { message: 'Hello' })).toBe('Hello');
});

it('puts a long text together, in whatever order its parts come', () => {
  const join = joinParts();

  expect(join('+420555000101', part('there ', 7, [3, 2]))).toBeUndefined();
  expect(join('+420555000101', part('you', 7, [3, 3]))).toBeUndefined();
  expect(join('+420555000101', part('Hello ', 7, [3, 1]))).toBe('Hello there you');
});

it('keeps texts apart by reader and by reference', () => {
  const join = joinParts();
  join('+420555000101', part('a', 7, [2, 1]));
  join('+420555000102', part('b', 7, [2, 1]));
  join('+420555000101', part('c', 8, [2, 1]));

  expect(join('+420555000102', part('B', 7, [2, 2]))).toBe('bB');
  expect(join('+420555000101', part('C', 8, [2, 2]))).toBe('cC');
  expect(join('+420555000101', part('A', 7, [2, 2]))).toBe('aA');
});
