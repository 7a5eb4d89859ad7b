import type { Verdict } from './check.ts';
import type { Line } from './history.ts';

const mostShown = 10;

/** What was done and found, for people. */
export function summary(lines: readonly Line[], verdict: Verdict, minutes: number): string {
  const asked = lines.filter((line) => line.kind === 'asked');
  const calls = countsOf(asked.map(({ call, outcome }) => `${call} ${outcome}`));
  const faults = countsOf(lines.flatMap((line) => (line.kind === 'fault' ? [line.what] : [])));
  const unknown = asked.filter(({ outcome }) => outcome === 'unknown').length;
  const { facts, violations } = verdict;
  return [
    `requests: ${asked.length}, ${(asked.length / minutes / 60).toFixed(1)} a second, ${unknown} with an unknown outcome`,
    ...calls.map((text) => `  ${text}`),
    `messages: ${lines.filter(({ kind }) => kind === 'sent').length} handed over`,
    `faults: ${faults.join(', ')}`,
    'facts checked: ' +
      Object.keys(facts)
        .toSorted()
        .map((name) => `${name} ${facts[name]}`)
        .join(', '),
    `violations: ${violations.length}`,
    ...violations.slice(0, mostShown).map(({ invariant, what, lines: proof }) => {
      const shown = proof.slice(0, mostShown).map((line) => `\n    ${JSON.stringify(line)}`);
      return `  ${invariant}: ${what}${shown.join('')}`;
    }),
  ].join('\n');
}

function countsOf(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted().map(([name, count]) => `${name}: ${count}`);
}
