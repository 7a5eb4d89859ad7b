import { isKeyfobError, type Keyfob } from '@keyfob/core';
import type { Progress } from '../output/progress.ts';
import { type Stop, unusable } from '../output/stop.ts';
import { type Checked, checkRows } from './check-rows.ts';
import type { Outcome } from './report.ts';
import type { Row } from './row.ts';

/** How an import is meant. */
export interface ImportOptions {
  readonly actor: string;
  readonly isDryRun: boolean;
  readonly replaces: boolean;
  /** Authenticators of other sites are left alone. */
  readonly issuer: string | undefined;
}

const why: Readonly<Record<string, string>> = {
  already_enabled: 'has OTP on already; --replace takes the new one',
  not_allowed: 'is frozen by its owner at the moment',
};

/**
 * Takes over the rows of a file, each in a commit of its own with its event. It may be run again: who was
 * taken over is left alone.
 */
export async function importRows(
  keyfob: Keyfob,
  rows: readonly Row[],
  { progress, ...options }: ImportOptions & { readonly progress: Progress },
): Promise<readonly Outcome[]> {
  const [others, own] = partition(rows, ({ issuer }) => isOther(issuer, options.issuer));
  const outcomes: Outcome[] = others.map(({ line, userId }) => ({
    ...{ line, userId, outcome: 'left', reason: `is not of ${options.issuer}` },
  }));
  for (const [index, checked] of checkRows(own, keyfob.policy).entries()) {
    progress.show(`${index} of ${own.length} rows`);
    outcomes.push(
      await importRow(keyfob, checked, options).catch((error: unknown) => {
        progress.end();
        throw stoppedAt('row' in checked ? checked.row.line : checked.line, error);
      }),
    );
  }
  progress.end();
  return outcomes;
}

/** What was taken over before stays so: each row is a commit of its own. */
function stoppedAt(line: number, error: unknown): Stop {
  const { cause, message } = error as Error;
  const reason = cause instanceof Error ? cause.message : message;
  return unusable(
    `stopped at line ${line}: ${reason}. Run it again: who was taken over is left alone`,
    error,
  );
}

async function importRow(
  keyfob: Keyfob,
  checked: Checked,
  { actor, isDryRun, replaces }: ImportOptions,
): Promise<Outcome> {
  if (!('row' in checked)) {
    const { line, userId, refused } = checked;
    return { line, userId, outcome: 'refused', reason: refused };
  }
  const { line, userId, authenticator } = checked.row;
  try {
    await keyfob.importAuthenticator({ userId, actor, authenticator, replaces, isDryRun });
    return { line, userId, outcome: 'imported' };
  } catch (error) {
    if (!isKeyfobError(error) || why[error.code] === undefined) throw error;
    return { line, userId, outcome: 'left', reason: why[error.code] as string };
  }
}

function isOther(issuer: string | undefined, wanted: string | undefined): boolean {
  return wanted !== undefined && issuer !== undefined && issuer !== wanted;
}

/** Those that fit and those that do not; what cannot be read is among the latter. */
function partition(
  rows: readonly Row[],
  fits: (row: Extract<Row, { userId: string; authenticator: unknown }>) => boolean,
): [Extract<Row, { authenticator: unknown }>[], Row[]] {
  const [yes, no]: [Extract<Row, { authenticator: unknown }>[], Row[]] = [[], []];
  for (const row of rows) {
    if ('authenticator' in row && fits(row)) yes.push(row);
    else no.push(row);
  }
  return [yes, no];
}
