import type { Table, Tables } from './engine.ts';

/** The name of a table, or of an index of it, as it stands in a statement. */
export type Name = (table: Table, index?: string) => string;

/** What the tables of a store are called. */
export interface Names {
  readonly name: Name;
  readonly tables: Tables;
}

const all: readonly Table[] = [
  ...(['account', 'event', 'message', 'budget', 'request', 'turn', 'migration'] as const),
];
const fits = /^[a-z_][a-z0-9_]{0,31}$/;

/**
 * Names in the quotes of a server: a table's within its schema or database, where one is given; an index is
 * always where its table is.
 */
export function namesIn(
  quoted: (name: string) => string,
  {
    within,
    prefix = 'keyfob_',
  }: { readonly within: string | undefined; readonly prefix: string | undefined },
): Names {
  const place = within === undefined ? '' : `${quoted(within)}.`;
  const name: Name = (table, index) =>
    index === undefined
      ? `${place}${quoted(`${prefix}${table}`)}`
      : quoted(`${prefix}${table}_${index}`);
  return { name, tables: Object.fromEntries(all.map((table) => [table, name(table)])) as Tables };
}

/** @throws TypeError for a name that would have to be quoted everywhere */
export function checkNames(store: string, options: Readonly<Record<string, unknown>>): void {
  for (const [option, given] of Object.entries(options)) {
    if (given === undefined || (typeof given === 'string' && fits.test(given))) continue;
    throw new TypeError(
      `${store}: ${option} is ${JSON.stringify(given)}; allowed are up to 32 lower-case letters, digits and underscores, not beginning with a digit`,
    );
  }
}
