import { describe, expect, it } from 'vitest';
import { leaks, type Sample, type Watched } from './watch.ts';

const rows = { account: 11, event: 900, message: 12, budget: 30, request: 0, turn: 1 };
const handles = { TCPSocketWrap: 4, Timeout: 6 };
const at = (heapBytes: number, more: Partial<Sample> = {}): Sample => ({
  ...{ heapBytes, handles, rows, ...more },
});
const steady = Array.from({ length: 30 }, (_, look) => at(20e6 + (look % 3) * 1e6));
const calm: Watched = { before: at(18e6), during: steady, after: at(20e6) };
const most = { people: 10, messages: 10 };

describe('a node that is watched', () => {
  it('holds nothing that it should not', () => {
    expect(leaks(calm, most)).toEqual([]);
  });

  it('may grow while it warms up', () => {
    const during = steady.map((sample, look) => (look < 6 ? at(5e6) : sample));

    expect(leaks({ ...calm, during }, most)).toEqual([]);
  });

  it.each<[string, Partial<Watched>, string]>([
    [
      'a heap that grows',
      { during: steady.map((_, look) => at(20e6 + look * 2e5)) },
      'the heap grew from 21.0 MiB to 24.0 MiB',
    ],
    [
      'timers that stay',
      { after: at(20e6, { handles: { ...handles, Timeout: 40 } }) },
      '34 more handles than before the load',
    ],
    [
      'counters that nobody removes',
      { after: at(20e6, { rows: { ...rows, budget: 1_000 } }) },
      '1000 rows in budget, not at most 220',
    ],
    [
      'messages that come twice',
      { after: at(20e6, { rows: { ...rows, message: 100 } }) },
      '100 rows in message, not at most 20',
    ],
    ['a run that is too short', { during: steady.slice(0, 8) }, 'too few looks at the heap: 8'],
  ])('is found out: %s', (_, more, what) => {
    expect(leaks({ ...calm, ...more }, most)).toContain(what);
  });
});
