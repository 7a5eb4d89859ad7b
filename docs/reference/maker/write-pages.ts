/** Writes what was read of the packages as pages for GitHub. */
import { codeWithComment } from './code-text.ts';
import type { NamedType } from './hidden-types.ts';
import { type Block, isActive, itemBlocks } from './item-blocks.ts';
import type { PagePlan } from './pages.ts';
import { fenced, type LinkTo, nameWith } from './prose.ts';
import type { Api, Item } from './read-api.ts';

/** Makes every page: text by file name. */
export function writePages(api: Api, plans: readonly PagePlan[]): ReadonlyMap<string, string> {
  const pages = plans.map((plan) => ({ plan, blocks: blocksOf(api, plan) }));
  const places = new Map<Item, { readonly file: string; readonly anchor: string }>();
  const byName = new Map<string, Item>();
  for (const { plan, blocks } of pages) {
    const slugs = new Map<string, number>();
    for (const { heading, item, level } of blocks) {
      const anchor = slugOf(heading, slugs);
      if (item === undefined) continue;
      places.set(item, { file: plan.file, anchor });
      if (level === 3 && !byName.has(item.name)) byName.set(item.name, item);
    }
  }
  return new Map(
    pages.map(({ plan, blocks }) => {
      const linkTo: LinkTo = (target, text) => {
        const item = api.itemOf(target) ?? (target === undefined ? byName.get(text) : undefined);
        const place = item && places.get(item);
        return place && `${place.file === plan.file ? '' : place.file}#${place.anchor}`;
      };
      const text = blocks.flatMap(({ level, heading, body, item }) => [
        `${'#'.repeat(level)} ${heading}`,
        ...body((target, name) => (name === item?.name ? undefined : linkTo(target, name))),
      ]);
      return [plan.file, `${text.filter((part) => part !== '').join('\n\n')}\n`];
    }),
  );
}

/** The part of an address that GitHub makes of a heading. */
function slugOf(heading: string, before: Map<string, number>): string {
  const slug = heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_ -]/gu, '')
    .replaceAll(' ', '-');
  const count = before.get(slug) ?? 0;
  before.set(slug, count + 1);
  return count === 0 ? slug : `${slug}-${count}`;
}

const note =
  '<!-- Made from the doc comments by maker/. To make it anew: npx vitest run --project node docs/reference --update -->';

function blocksOf(api: Api, plan: PagePlan): readonly Block[] {
  const sections = sectionsOf(api, plan);
  const hidden = api.hiddenBehind(sections.flatMap(({ items }) => items));
  const contents = (linkTo: LinkTo) =>
    sections.map(({ title, items }) => {
      const names = items.map(({ name }) => nameWith(linkTo, name));
      return `**${title}**: ${names.join(', ')}`;
    });
  const shared = plan.entries.flatMap((entry) => api.entries.get(entry)?.shared ?? []);
  return [
    {
      ...{ level: 1, heading: plan.title },
      body: (linkTo) => [note, plan.intro, ...contents(linkTo), sharedNames(shared, linkTo)],
    },
    ...sections.flatMap(({ title, items }) => [
      { level: 2, heading: title, body: () => [] },
      ...items.flatMap(itemBlocks),
    ]),
    ...hiddenBlocks(hidden),
  ];
}

function sharedNames(names: readonly string[], linkTo: LinkTo): string {
  if (names.length === 0) return '';
  const linked = names.map((name) => nameWith(linkTo, name));
  return `Exported here as well: ${linked.join(', ')}.`;
}

function hiddenBlocks(types: readonly NamedType[]): readonly Block[] {
  if (types.length === 0) return [];
  const code = types.map((each) => fenced(codeWithComment(each)));
  const intro = 'What the types above are made of. These names cannot be imported.';
  return [{ level: 2, heading: 'Not exported', body: () => [intro, ...code] }];
}

interface Section {
  readonly title: string;
  readonly items: readonly Item[];
}

/** The names in the order of the plan; those that it does not mention come last. */
function sectionsOf(api: Api, { entries, sections = [], file }: PagePlan): readonly Section[] {
  const all = entries.flatMap((entry) => api.entries.get(entry)?.items ?? []);
  const isOneEach = entries.length > 1;
  if (isOneEach) {
    return entries.map((title) => ({ title, items: inOrder(api.entries.get(title)?.items ?? []) }));
  }
  const planned = sections.map(({ title, names }) => ({
    title,
    items: names.map((name) => {
      const item = all.find((each) => each.name === name);
      if (item === undefined) throw new Error(`${file}: nothing exports ${name} any more`);
      return item;
    }),
  }));
  const rest = all.filter((each) => !planned.some(({ items }) => items.includes(each)));
  const callables = rest.filter(isActive);
  const others = rest.filter((each) => !isActive(each));
  return [
    ...planned,
    { title: 'Functions', items: inOrder(callables) },
    { title: 'Types', items: inOrder(others) },
  ].filter(({ items }) => items.length > 0);
}

function inOrder(items: readonly Item[]): readonly Item[] {
  const byName = (one: Item, other: Item) => (one.name < other.name ? -1 : 1);
  const active = items.filter(isActive).toSorted(byName);
  return [...active, ...items.filter((each) => !isActive(each)).toSorted(byName)];
}
