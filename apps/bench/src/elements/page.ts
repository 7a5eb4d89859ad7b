import { pasted, policy, type Sight } from './look.ts';
import type { SpeedRow } from './speed.ts';
import type { Subject } from './subjects.ts';

export interface Row {
  readonly subject: Subject;
  readonly bytes: number;
  readonly languages: number | undefined;
  /** Stories of its catalogue. */
  readonly states: number;
  readonly server: string;
  readonly sight: Sight;
}

const none = 'no code field';

/** The page of the reference, from one run. */
export function pageOf(rows: readonly Row[], speed: readonly SpeedRow[], chromium: string): string {
  const lines: readonly (readonly [what: string, cell: (row: Row) => string])[] = [
    ['What was looked at', ({ subject }) => subject.what],
    ['Initial script, gzipped', ({ bytes }) => `${(bytes / 1000).toFixed(1)} kB`],
    [
      'States to look at in a catalogue',
      ({ states }) => (states ? String(states) : 'none in its package'),
    ],
    ['Languages', ({ languages }) => String(languages ?? 'no texts')],
    ['Can be imported on a server', ({ server }) => server],
    [
      'Strict policy',
      ({ sight }) => sight.violations.map((name) => `against \`${name}\``).join(', ') || 'holds',
    ],
    ['`autocomplete="one-time-code"`', ({ sight }) => yesNo(sight.autofill)],
    ...pasted.map(
      (text) => [`Paste of \`${text}\``, ({ sight }: Row) => held(sight.pastes?.[text])] as const,
    ),
    ['`123456`, Home, Delete, `9`', ({ sight }) => held(sight.corrected)],
  ];
  const head = ['', ...rows.map(({ subject }) => `${subject.name} ${subject.version}`.trim())];
  const table = [
    head,
    head.map(() => '---'),
    ...lines.map(([what, cell]) => [what, ...rows.map(cell)]),
  ].map((cells) => `| ${cells.join(' | ')} |`);
  return `<!-- Written by \`pnpm --filter @keyfob/bench run elements --write\`; the words are in apps/bench/src/elements/page.ts. -->
# The elements beside others

What sites use for the screens of a second factor, tried in the same way: each is bundled by Vite 8 with all that it imports, opened in Chromium ${chromium} under the policy below, and its field for the code is used as people use one. None of the others is a whole second factor: what is missing is yours to write, so that sizes compare only from above.

${table.join('\n')}

The policy:

\`\`\`
${policy.replaceAll('; ', ';\n')}
\`\`\`

- A paste is by the clipboard; the cell has what the field holds then. A code of six digits is what a server can use.
- "Against" names the directives that the browser reported, each once. Styles that a policy stops leave a page without them; scripts and policies for Trusted Types end what needs them.
- Hanko's code field comes after its server has answered, and was not reached.
- The field of Web Awesome is as its documentation has it for a code: \`autocomplete\`, \`inputmode\` and \`maxlength="6"\`.
- Importing on a server is tried with Node ${process.versions.node}, without a DOM.

## How soon a dialog is usable

Against a dialog of the same kind written by hand in Lit: one form, its fields, one call, no words for errors, no languages. Usable is a visible field that takes input, and the QR code where there is one, one frame later. Each opening has a browser context of its own and no cache; pages take turns, and a ratio is the median of the ratios of the rounds. The API behind the pages is the real one. Shift is the largest cumulative layout shift of a round.

| Line | Page | Usable after | Ratio | Shift |
| --- | --- | ---: | ---: | ---: |
${speed
  .map(
    ({ line, page, usableMs, ratio, shift }) =>
      `| ${line} | ${page} | ${usableMs.toFixed(0)} ms | ${ratio.toFixed(2)} | ${shift.toFixed(3)} |`,
  )
  .join('\n')}
`;
}

function yesNo(value: boolean | undefined): string {
  if (value === undefined) return none;
  return value ? 'yes' : 'no';
}

function held(value: string | undefined): string {
  if (value === undefined) return none;
  return value === '' ? 'nothing' : `\`${value}\``;
}
