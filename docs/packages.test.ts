/** The arrows between packages: everything points at core, nothing sideways but the command line (docs/decisions). */
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = globSync('packages/*', { cwd: root }).filter(
  (folder) => manifest(folder).private === undefined, // what only tests use is not published
);

/** What a package may need of ours. The command line stands on top: it opens the stores, and nothing needs it. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  '@keyfob/core': [],
  '@keyfob/cli': ['@keyfob/core', '@keyfob/storage'],
};

function manifest(folder: string): Record<string, Record<string, unknown>> {
  return JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
}

function importsOf(folder: string): string[] {
  const files = globSync(`${folder}/src/**/*.ts`, { cwd: root });
  return files.flatMap((file) => {
    const source = readFileSync(`${root}${file}`, 'utf8');
    const isForTests = /\.test\.ts$|\/testing\//.test(file);
    return [...source.matchAll(/from '([^']+)'|import\('([^']+)'\)/g)]
      .map(([, plain, dynamic]) => plain ?? dynamic ?? '')
      .filter((name) => !(isForTests && name === '@keyfob/test-servers'));
  });
}

describe.each(packages)('%s', (folder) => {
  it('points at core and, but for the command line, at no other package', () => {
    const { dependencies = {}, peerDependencies = {}, name } = manifest(folder);
    const named = Object.keys({ ...dependencies, ...peerDependencies });
    const ours = [...named, ...importsOf(folder)].filter((each) => each.startsWith('@keyfob/'));
    const below = allowed[String(name)] ?? ['@keyfob/core'];

    expect(ours.filter((each) => !below.some((one) => each.startsWith(one)))).toEqual([]);
  });

  it('has one version with all others and tells its licence and Node', () => {
    const { version, license, engines, type } = manifest(folder);

    expect(version).toBe(manifest('packages/core').version);
    expect([license, type]).toEqual(['MIT', 'module']);
    expect(engines?.node).toBe('>=22.13');
  });
});

it('channels bring no client: each is an optional peer, and is loaded when it is needed', () => {
  const {
    dependencies,
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = manifest('packages/channels');
  const sources = globSync('packages/channels/src/**/*.ts', { cwd: root }).filter(
    (file) => !/\.(test|d)\.ts$|\/testing\//.test(file),
  );
  const atOnce = sources.flatMap((file) =>
    [...readFileSync(`${root}${file}`, 'utf8').matchAll(/^import (?!type).* from '([^.'][^']*)'/gm)]
      .map(([, name = '']) => name)
      .filter((name) => !name.startsWith('node:')),
  );

  expect(Object.keys(dependencies ?? {})).toEqual(['@keyfob/core']);
  expect(Object.keys(peerDependenciesMeta)).toEqual(Object.keys(peerDependencies));
  expect(sources.length).toBeGreaterThan(20);
  expect(atOnce).toEqual([]);
});

it('nothing of core but its entry for telemetry loads OpenTelemetry, which takes time and memory', () => {
  const { dependencies = {}, peerDependenciesMeta } = manifest('packages/core');
  const using = globSync('packages/core/src/**/*.ts', { cwd: root })
    .filter((file) => !/\.test\.ts$|\/testing\//.test(file))
    .filter((file) => /'@opentelemetry\//.test(readFileSync(`${root}${file}`, 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));

  expect(using).toEqual(['packages/core/src/telemetry/open-telemetry.ts']);
  expect(Object.keys(dependencies).filter((name) => name.startsWith('@opentelemetry/'))).toEqual(
    [],
  );
  expect(peerDependenciesMeta).toEqual({ '@opentelemetry/api': { optional: true } });
});

it('the contract needs neither Node nor a library, but for its schemas', () => {
  const files = globSync('packages/core/src/contract/*.ts', { cwd: root }).filter(
    (file) => !/schema|test/.test(file),
  );
  const foreign = files.flatMap((file) =>
    [...readFileSync(`${root}${file}`, 'utf8').matchAll(/from '([^.'][^']*)'/g)].map(
      ([, name]) => name,
    ),
  );

  expect(files.length).toBeGreaterThan(2);
  expect(foreign).toEqual([]);
});
