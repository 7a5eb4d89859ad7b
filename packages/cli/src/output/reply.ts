import type { ExitCode } from './stop.ts';

/** What a command answers, for people and for programs. */
export interface Reply {
  readonly exitCode: ExitCode;
  /** Printed without `--json`. */
  readonly text: string;
  /** The one document of `--json`, or a list that it gives line by line because it may be long. */
  readonly json: object | { readonly lines: readonly object[] };
}

/** What `--json` prints. */
export function jsonOf({ json }: Reply): string {
  const documents: readonly object[] = 'lines' in json ? json.lines : [json];
  return documents.map((each) => `${JSON.stringify(each)}\n`).join('');
}
