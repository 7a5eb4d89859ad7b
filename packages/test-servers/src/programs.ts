import { execFileSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { leftOut } from './left-out.ts';

/** Where a program of a server is, or undefined where it is not installed. */
export function findProgram(name: string): string | undefined {
  const places = (process.env.PATH ?? '').split(delimiter).concat('/usr/sbin', '/usr/local/sbin');
  const postgres = globSync('/usr/lib/postgresql/*/bin').toSorted().toReversed();
  return [...postgres, ...places]
    .flatMap((place) => globSync(join(place, name)))
    .find((path) => path !== undefined);
}

/**
 * Whether these programs are installed. Says so once where they are not: their tests are left out then.
 *
 * @throws Error where they are not and `KEYFOB_REQUIRE_SERVERS` is 1
 */
export function havePrograms(...names: readonly string[]): boolean {
  const missing = names.filter((name) => findProgram(name) === undefined);
  if (missing.length > 0) leftOut(`${missing.join(', ')} is not installed`);
  return missing.length === 0;
}

/** The user that a server runs as, since servers refuse to run as root; nothing where this process is not root. */
export function ownerOf(user: string): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, user]));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/** How a program of a server is run: as its user, and not in folders of ours that this user may not write to. */
export function runningAs(user: string) {
  const { TMPDIR: _, ...env } = process.env;
  return { ...ownerOf(user), env, cwd: '/' };
}

/** Runs a program of a server to its end. */
export function runProgram(name: string, args: readonly string[], user: string): void {
  execFileSync(findProgram(name) ?? name, args, { ...runningAs(user), stdio: 'ignore' });
}
