import { statSync } from 'node:fs';

/** Who may do what with a file, as permission bits; undefined on Windows, which has none. */
export function permissionsOf(path: string): number | undefined {
  return process.platform === 'win32' ? undefined : statSync(path).mode & 0o777;
}
