/** Reads the public names of packages and their doc comments with TypeDoc, which knows links and inheritance. */
import { fileURLToPath } from 'node:url';
import {
  Application,
  type Comment,
  Converter,
  type DeclarationReflection,
  type ProjectReflection,
  type Reflection,
  ReflectionKind,
  ReflectionType,
} from 'typedoc';
import ts from 'typescript';
import { hiddenTypes, type NamedType } from './hidden-types.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where a package, or a subpath of one, begins. */
export interface Entry {
  /** As it is imported, for example `@keyfob/core/testing`. */
  readonly name: string;
  /** Source file, from the root of the repository. */
  readonly file: string;
}

/** A name that a page tells of, or a member of one. */
export interface Item {
  readonly name: string;
  /** As it stands in the source; more than one where a function has overloads. */
  readonly nodes: readonly ts.Declaration[];
  readonly comment: Comment | undefined;
  /** What is said of the parameters of a function, by name. */
  readonly parameters: readonly { readonly name: string; readonly comment: Comment }[];
  /** In the order of the source, without what is inherited or private. */
  readonly members: readonly Item[];
}

/** What one entry exports. */
export interface EntryApi {
  /** Told of here. */
  readonly items: readonly Item[];
  /** Names that an earlier entry exports as well, and that are told of there. */
  readonly shared: readonly string[];
}

export interface Api {
  readonly entries: ReadonlyMap<string, EntryApi>;
  /** Types that these items need and that no entry exports, with those that they need in turn. */
  hiddenBehind(items: readonly Item[]): readonly NamedType[];
  /** The item that a link of a comment leads to. */
  itemOf(target: unknown): Item | undefined;
}

/**
 * Reads entries in the given order.
 *
 * The compiler behind it is the TypeScript of this package: that of the repository has no API to read
 * with.
 */
export async function readApi(entries: readonly Entry[]): Promise<Api> {
  const options = { readme: 'none', skipErrorChecking: true, logLevel: 'Error' } as const;
  const app = await Application.bootstrap(options, []);
  const symbols = new Map<Reflection, ts.Symbol>();
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    const symbol = context.getSymbolFromReflection(reflection);
    if (symbol !== undefined) symbols.set(reflection, symbol);
  });
  const program = programOf(entries);
  const project = app.converter.convert(
    entries.map(({ name, file }) => {
      const sourceFile = program.getSourceFile(root + file);
      if (sourceFile === undefined) throw new Error(`${file} cannot be read`);
      return { displayName: name, program, sourceFile };
    }),
  );
  return apiOf(project, { symbols, program, entries });
}

function programOf(entries: readonly Entry[]): ts.Program {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic() {} };
  const config = ts.getParsedCommandLineOfConfigFile(`${root}docs/tsconfig.json`, {}, host);
  if (config === undefined) throw new Error('docs/tsconfig.json cannot be read');
  const files = entries.map(({ file }) => root + file);
  return ts.createProgram(files, config.options);
}

interface Sources {
  readonly symbols: ReadonlyMap<Reflection, ts.Symbol>;
  readonly program: ts.Program;
  readonly entries: readonly Entry[];
}

function apiOf(project: ProjectReflection, { symbols, program, entries }: Sources): Api {
  const items = new Map<unknown, Item>();
  const apis = new Map(entries.map(({ name }) => [name, entryApi(name)]));
  const exported = new Set([...items.values()].flatMap(({ nodes }) => nodes));
  return {
    entries: apis,
    itemOf: (target) => items.get(target),
    hiddenBehind: (given) => {
      const nodes = given.flatMap((item) => item.nodes);
      return hiddenTypes(nodes, { exported, checker: program.getTypeChecker(), root });
    },
  };

  function entryApi(entry: string): EntryApi {
    const children = project.children?.find(({ name }) => name === entry)?.children ?? [];
    const isShared = ({ kind }: DeclarationReflection) => kind === ReflectionKind.Reference;
    const own = children.filter((each) => !isShared(each));
    for (const reflection of own) items.set(reflection, itemFor(reflection));
    return {
      items: own.flatMap((each) => items.get(each) ?? []),
      shared: children.filter(isShared).map(({ name }) => name),
    };
  }

  function itemFor(reflection: DeclarationReflection): Item {
    const { name, signatures = [], getSignature } = reflection;
    const [first] = signatures;
    const nodes = symbols.get(reflection)?.declarations ?? [];
    const parameters = (first?.parameters ?? []).flatMap((each) =>
      each.comment ? [{ name: each.name, comment: each.comment }] : [],
    );
    return {
      name,
      nodes,
      comment: isDocumented(nodes)
        ? (reflection.comment ?? first?.comment ?? getSignature?.comment)
        : undefined,
      parameters,
      members: membersOf(reflection).map(itemFor).toSorted(bySource),
    };
  }
}

/** TypeDoc lends a name without words of its own what is said of something that it extends. */
function isDocumented(nodes: readonly ts.Declaration[]): boolean {
  return nodes.some((node) => ts.getJSDocCommentsAndTags(node).length > 0);
}

/** Those of an interface, of a class, or of a type that is an object. */
function membersOf({ children, type }: DeclarationReflection): readonly DeclarationReflection[] {
  const inner = type instanceof ReflectionType ? type.declaration.children : undefined;
  return (children ?? inner ?? []).filter(
    ({ inheritedFrom, flags }) => !inheritedFrom && !flags.isPrivate && !flags.isExternal,
  );
}

function bySource(one: Item, other: Item): number {
  return (one.nodes[0]?.pos ?? 0) - (other.nodes[0]?.pos ?? 0);
}
