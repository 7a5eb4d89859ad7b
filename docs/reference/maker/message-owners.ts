/** Reads from the interfaces of the texts which elements have a text, and what is said of it. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const folder = join(import.meta.dirname, '../../../packages/elements/src/i18n/messages');

export interface MessageOwners {
  /** Tags, in the order of the alphabet. */
  readonly elements: readonly string[];
  readonly comment: string;
}

interface Texts {
  readonly name: string;
  readonly bases: readonly string[];
  readonly tags: readonly string[];
  readonly comments: ReadonlyMap<string, string>;
}

/** The owners of each text, by its key. */
export function messageOwners(): ReadonlyMap<string, MessageOwners> {
  const all = globSync('*.ts', { cwd: folder })
    .filter((file) => file !== 'messages.ts') // it adds the others up
    .flatMap((file) => interfacesOf(join(folder, file)));
  const tagsOf = ({ name, tags }: Texts): string[] => [
    ...tags,
    ...all.filter(({ bases }) => bases.includes(name)).flatMap(tagsOf),
  ];
  const owners = new Map<string, MessageOwners>();
  for (const texts of all) {
    for (const [key, comment] of texts.comments) {
      const before = owners.get(key) ?? { elements: [], comment: '' };
      const elements = [...new Set([...before.elements, ...tagsOf(texts)])].toSorted();
      owners.set(key, { elements, comment: before.comment || comment });
    }
  }
  return owners;
}

function interfacesOf(path: string): Texts[] {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  return source.statements.filter(ts.isInterfaceDeclaration).map((declaration) => ({
    name: declaration.name.text,
    bases: (declaration.heritageClauses ?? []).flatMap(({ types }) =>
      types.map(({ expression }) => expression.getText()),
    ),
    tags: commentOf(declaration).match(/keyfob-[a-z-]+/g) ?? [],
    comments: new Map(
      declaration.members.map((member) => [member.name?.getText() ?? '', commentOf(member)]),
    ),
  }));
}

function commentOf(node: ts.Node): string {
  const said = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return said.map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '').join(' ');
}
