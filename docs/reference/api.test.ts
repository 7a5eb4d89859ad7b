/**
 * The pages of the packages are made from their doc comments. After changing one:
 * `npx vitest run --project node docs/reference --update`.
 */
import { beforeAll, expect, it } from 'vitest';
import { allEntries, pages } from './maker/pages.ts';
import { type Api, readApi } from './maker/read-api.ts';
import { writePages } from './maker/write-pages.ts';

let api: Api;
let texts: ReadonlyMap<string, string>;

beforeAll(async () => {
  api = await readApi(allEntries());
  texts = writePages(api, pages);
}, 120_000);

it.each(pages.map(({ file }) => file))('%s tells what the doc comments say', async (file) => {
  await expect(texts.get(file)).toMatchFileSnapshot(file);
});

it('leaves no entry of a package out', () => {
  const told = pages.flatMap(({ entries }) => entries);

  expect(told.toSorted()).toEqual([...api.entries.keys()].toSorted());
});

it.each([
  '@keyfob/core',
  '@keyfob/core/contract',
  '@keyfob/core/testing',
  '@keyfob/storage/mysql',
  '@keyfob/storage/postgres',
  '@keyfob/storage/sqlite',
])('%s exports nothing without a word about it', (entry) => {
  const items = api.entries.get(entry)?.items ?? [];

  expect(items.length).toBeGreaterThan(0);
  expect(items.filter(({ comment }) => comment === undefined).map(({ name }) => name)).toEqual([]);
});

it('tells nothing of one machine', () => {
  const root = import.meta.dirname.slice(0, -'/docs/reference'.length);

  expect([...texts.values()].join()).not.toContain(root);
});
