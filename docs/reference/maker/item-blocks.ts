import ts from 'typescript';
import { codeOf, isCallable, isOptional, namesIn, typeNodeOf, typeTextOf } from './code-text.ts';
import {
  fenced,
  inCode,
  type LinkTo,
  nameWith,
  proseOf,
  tagsOf,
  toCell,
  typeWith,
} from './prose.ts';
import type { Item } from './read-api.ts';

/** A heading and what belongs below it. */
export interface Block {
  readonly level: number;
  readonly heading: string;
  readonly item?: Item;
  /** Paragraphs; empty ones are left out. */
  readonly body: (linkTo: LinkTo) => readonly string[];
}

/** Whether a name does something: a function or a class. */
export function isActive({ nodes: [node] }: Item): boolean {
  return isCallable(node) || (node !== undefined && ts.isClassDeclaration(node));
}

/** A name of a package, and each of its methods below it. */
export function itemBlocks(item: Item): readonly Block[] {
  const { name, nodes } = item;
  if (isCallable(nodes[0])) {
    return [{ level: 3, heading: `${name}()`, item, body: callBody(item) }];
  }
  // Of a constant its code and its words say enough: a table of errors has a page of its own.
  const members = nodes.some(ts.isVariableDeclaration) ? [] : item.members;
  const calls = members.filter((each) => isCallable(each.nodes[0]));
  const others = members.filter((each) => !calls.includes(each));
  const body: Block['body'] = (linkTo) => [
    headOf(item),
    proseOf(item.comment, linkTo),
    extendsOf(item, linkTo),
    ...listed(item, linkTo),
    tableOf(others, linkTo),
    ...examplesOf(item, linkTo),
  ];
  return [
    { level: 3, heading: name, item, body },
    ...calls.map((call) => ({
      ...{ level: 4, heading: headingOf(call, name), item: call, body: callBody(call) },
    })),
  ];
}

function headingOf({ name, nodes: [node] }: Item, owner: string): string {
  const isMade = node !== undefined && ts.isConstructorDeclaration(node);
  return isMade ? `new ${owner}()` : `${owner}.${name}()`;
}

/** Code for what neither a table nor a heading shows: types, constants, parameters of types. */
function headOf({ nodes, members }: Item): string {
  const [node] = nodes;
  if (node === undefined) return '';
  if (ts.isTypeAliasDeclaration(node)) return members.length > 0 ? '' : fenced(codeOf(node));
  if (ts.isVariableDeclaration(node)) return fenced(codeOf(node));
  const isGeneric = ts.isInterfaceDeclaration(node) && node.typeParameters !== undefined;
  if (!isGeneric) return members.length === 0 && !hasHeritage(node) ? fenced(codeOf(node)) : '';
  return fenced(
    `interface ${node.name.text}<${node.typeParameters.map((each) => each.getText()).join(', ')}>`,
  );
}

function hasHeritage(node: ts.Node): boolean {
  return heritageOf(node).length > 0;
}

function heritageOf(node: ts.Node): readonly ts.ExpressionWithTypeArguments[] {
  const isOwner = ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  return isOwner ? (node.heritageClauses ?? []).flatMap(({ types }) => types) : [];
}

function extendsOf({ nodes: [node] }: Item, linkTo: LinkTo): string {
  const types = node === undefined ? [] : heritageOf(node);
  if (types.length === 0) return '';
  const names = types.map((type) => {
    const text = type.getText().replaceAll(/\s+/g, ' ');
    return nameWith(linkTo, text);
  });
  return `Has everything of ${names.join(', ')} as well.`;
}

function callBody(item: Item): Block['body'] {
  return (linkTo) => [
    fenced(item.nodes.map(codeOf).join('\n')),
    proseOf(item.comment, linkTo),
    ...listed(item, linkTo),
    typesOf(item, linkTo),
    ...examplesOf(item, linkTo),
  ];
}

/** What is said of parameters, result and errors. */
function listed({ parameters, comment }: Item, linkTo: LinkTo): readonly string[] {
  const rows = [
    ...parameters.map((each) => `- ${inCode(each.name)}: ${proseOf(each.comment, linkTo)}`),
    ...tagsOf(comment, { tag: '@returns', linkTo }).map((text) => `- Returns ${text}`),
    ...tagsOf(comment, { tag: '@throws', linkTo }).map((text) => `- Throws ${text}`),
  ];
  return [rows.join('\n')];
}

function examplesOf({ comment }: Item, linkTo: LinkTo): readonly string[] {
  return tagsOf(comment, { tag: '@example', linkTo });
}

/** Which types of these packages a call takes and gives. */
function typesOf({ nodes }: Item, linkTo: LinkTo): string {
  const names = [...new Set(nodes.flatMap((node) => namesIn(node)))];
  const known = names.filter((name) => linkTo(undefined, name) !== undefined);
  if (known.length === 0) return '';
  return `Types: ${known.map((name) => nameWith(linkTo, name)).join(', ')}`;
}

function tableOf(members: readonly Item[], linkTo: LinkTo): string {
  if (members.length === 0) return '';
  const rows = members.flatMap((member) => rowsOf(member, { linkTo, prefix: '' }));
  return ['| name | type | what it is |', '|---|---|---|', ...rows].join('\n');
}

/** A member, and below it those of the object that it is. */
function rowsOf(
  { name, nodes: [node], comment, members }: Item,
  { linkTo, prefix }: { readonly linkTo: LinkTo; readonly prefix: string },
): readonly string[] {
  const path = `${prefix}${name}`;
  const type = typeNodeOf(node);
  const isObject = type !== undefined && ts.isTypeLiteralNode(type) && members.length > 0;
  const text = isObject ? 'object' : typeWith(linkTo, typeTextOf(node) ?? '');
  const words = [
    proseOf(comment, linkTo),
    ...tagsOf(comment, { tag: '@returns', linkTo }).map((said) => `Returns ${said}`),
    ...tagsOf(comment, { tag: '@throws', linkTo }).map((said) => `Throws ${said}`),
  ];
  const row = [inCode(`${path}${isOptional(node) ? '?' : ''}`), text, words.join('\n\n').trim()];
  const inner = isObject ? members : [];
  return [
    `| ${row.map(toCell).join(' | ')} |`,
    ...inner.flatMap((each) => rowsOf(each, { linkTo, prefix: `${path}.` })),
  ];
}
