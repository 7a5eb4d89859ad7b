/** The arrows between the rooms (folders) of each package: they run one way, so that no two rooms need each other. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const houses = [...globSync('packages/*/src', { cwd: root }), 'apps/admin/src'].sort();

/** The rooms of core, from what talks to the world down to what knows nothing of it. */
const coreFloors = [
  ...['testing', 'index.ts', 'create-keyfob.ts', 'adapter', 'telemetry'],
  ...['calls', 'ports', 'recovery', 'factor', 'support', 'account'],
  ...['sealing', 'policy', 'time', 'contract'],
];

interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly files: string;
}

/** A folder is a room; a file beside the folders is one by itself. */
function roomOf(house: string, file: string): string {
  return relative(house, file).split('/')[0] ?? '';
}

function arrowsOf(house: string): Arrow[] {
  const folder = resolve(root, house);
  const files = globSync('**/*.ts', { cwd: folder }).filter(
    (file) => !/\.(test|test-d|stories)\.ts$|^(browser-tests|stories)\//.test(file),
  );
  return files.flatMap((file) => {
    const path = resolve(folder, file);
    const source = readFileSync(path, 'utf8');
    return [...source.matchAll(/(?:from|import|import\() ?'(\.[^']+)'/g)]
      .map(([, target = '']) => resolve(dirname(path), target))
      .map((target) => ({
        from: roomOf(folder, path),
        to: roomOf(folder, target),
        files: `${file} -> ${relative(folder, target)}`,
      }))
      .filter(({ from, to }) => from !== to);
  });
}

/** Some rooms that lead back to where they began, or undefined. */
function circleIn(arrows: readonly Arrow[]): string[] | undefined {
  const next = Map.groupBy(arrows, ({ from }) => from);
  const done = new Set<string>();
  const search = (room: string, way: readonly string[]): string[] | undefined => {
    if (way.includes(room)) return [...way.slice(way.indexOf(room)), room];
    if (done.has(room)) return undefined;
    for (const { to } of next.get(room) ?? []) {
      const found = search(to, [...way, room]);
      if (found) return found;
    }
    done.add(room);
    return undefined;
  };
  for (const room of next.keys()) {
    const found = search(room, []);
    if (found) return found;
  }
  return undefined;
}

describe.each(houses)('%s', (house) => {
  it('has no two rooms that need each other', () => {
    expect(circleIn(arrowsOf(house))).toBeUndefined();
  });
});

it('in core all arrows run downwards, past no room that is not listed', () => {
  const arrows = arrowsOf('packages/core/src');
  const upwards = arrows.filter(
    ({ from, to }) => coreFloors.indexOf(to) <= coreFloors.indexOf(from),
  );

  expect(arrows.length).toBeGreaterThan(150);
  expect(upwards.map(({ files }) => files)).toEqual([]);
  expect(arrows.filter(({ from }) => !coreFloors.includes(from))).toEqual([]);
});

it('finds a circle where there is one', () => {
  const arrow = (from: string, to: string) => ({ from, to, files: '' });

  expect(circleIn([arrow('a', 'b'), arrow('b', 'c'), arrow('c', 'b')])).toEqual(['b', 'c', 'b']);
  expect(circleIn([arrow('a', 'b'), arrow('a', 'c'), arrow('b', 'c')])).toBeUndefined();
});
