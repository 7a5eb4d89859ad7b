import { resolve } from 'node:path';
import { wrongUsage } from '../output/stop.ts';

/** Where the data are. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres' | 'mysql'; readonly url: string };

/**
 * Reads `--database`: `sqlite:` and a path, a path alone, or the URL of a server.
 *
 * @param folder what a relative path begins at
 */
export function databaseAddress(given: string, folder: string): DatabaseAddress {
  const [, scheme = '', rest = ''] = /^([a-z][a-z0-9+.-]+):(.*)$/is.exec(given) ?? [];
  switch (scheme.toLowerCase()) {
    case '':
      return { kind: 'sqlite', file: pathOf(given, folder) };
    case 'sqlite':
      return { kind: 'sqlite', file: pathOf(rest.replace(/^\/\/(?=\/)/, ''), folder) };
    case 'postgres':
    case 'postgresql':
      return { kind: 'postgres', url: checkedUrl(given) };
    case 'mysql':
    case 'mariadb':
      return { kind: 'mysql', url: checkedUrl(given.replace(/^mariadb:/i, 'mysql:')) };
    default:
      throw wrongUsage(
        `--database has the scheme "${scheme}:"; allowed are sqlite:, postgres: and mysql:, or the path of a SQLite file`,
      );
  }
}

/** The address as it may be printed: without a password. */
export function labelOf(address: DatabaseAddress): string {
  if (address.kind === 'sqlite') return `sqlite ${address.file}`;
  const { hostname, port, pathname } = new URL(address.url);
  return `${address.kind} ${hostname}${port === '' ? '' : `:${port}`}${pathname}`;
}

function pathOf(path: string, folder: string): string {
  if (path === '' || path === ':memory:') {
    throw wrongUsage('--database is no file; give its path, such as sqlite:data/keyfob.sqlite');
  }
  return resolve(folder, path);
}

function checkedUrl(url: string): string {
  // Not repeated: there may be a password in it.
  if (!URL.canParse(url)) throw wrongUsage('--database is no URL: postgres://user@host:5432/name');
  return url;
}
