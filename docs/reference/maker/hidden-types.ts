import ts from 'typescript';
import { isPrivate } from './code-text.ts';

/** A declaration that types are named by. */
export type NamedType = ts.InterfaceDeclaration | ts.TypeAliasDeclaration;

interface Surroundings {
  /** Declarations that have a place of their own. */
  readonly exported: ReadonlySet<ts.Node>;
  readonly checker: ts.TypeChecker;
  /** Folder of the repository: types of libraries are not told of. */
  readonly root: string;
}

/**
 * The types of this repository that some declarations name and that no entry exports: without them a
 * reader would not know what a call takes. Those that they name in turn are among them.
 *
 * @returns by name
 */
export function hiddenTypes(
  nodes: readonly ts.Node[],
  { exported, checker, root }: Surroundings,
): readonly NamedType[] {
  const found = new Set<NamedType>();
  const waiting = [...nodes];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const type of typesNamedIn(node)) {
      if (exported.has(type) || found.has(type)) continue;
      found.add(type);
      waiting.push(type);
    }
  }
  return [...found].toSorted((one, other) => (one.name.text < other.name.text ? -1 : 1));

  /** The bodies of functions and private members do not count. */
  function typesNamedIn(declaration: ts.Node): readonly NamedType[] {
    const types: NamedType[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isBlock(node) || isPrivate(node)) return;
      const name = nameIn(node);
      if (name !== undefined) types.push(...declarationsOf(name));
      ts.forEachChild(node, visit);
    };
    visit(declaration);
    return types;
  }

  function declarationsOf(name: ts.Node): readonly NamedType[] {
    const symbol = checker.getSymbolAtLocation(name);
    const isAlias = symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const { declarations = [] } = (isAlias ? checker.getAliasedSymbol(symbol) : symbol) ?? {};
    return declarations.filter(isNamedType).filter((each) => {
      const { fileName, isDeclarationFile } = each.getSourceFile();
      return fileName.startsWith(`${root}packages/`) && !isDeclarationFile;
    });
  }
}

function isNamedType(node: ts.Node): node is NamedType {
  return ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node);
}

function nameIn(node: ts.Node): ts.Node | undefined {
  if (ts.isTypeReferenceNode(node)) return node.typeName;
  return ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
}
