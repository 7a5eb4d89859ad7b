import type { Comment, CommentDisplayPart } from 'typedoc';

/** Where a link of a comment leads, or undefined where there is no place for it. */
export type LinkTo = (target: unknown, text: string) => string | undefined;

/** The description of a comment, in Markdown: one line a paragraph. */
export function proseOf(comment: Comment | undefined, linkTo: LinkTo): string {
  return comment === undefined ? '' : markdownOf(comment.summary, linkTo);
}

/** What stands behind a tag, each time the tag is there. */
export function tagsOf(
  comment: Comment | undefined,
  { tag, linkTo }: { readonly tag: `@${string}`; readonly linkTo: LinkTo },
): readonly string[] {
  const blocks = comment?.blockTags.filter((block) => block.tag === tag) ?? [];
  return blocks.map(({ content }) => markdownOf(content, linkTo));
}

/** Makes a text fit for a cell of a table. */
export function toCell(markdown: string): string {
  return markdown.replaceAll('|', '\\|').replaceAll(/\n\n+/g, '<br><br>').replaceAll(/\n/g, '<br>');
}

/** Code in a line or a cell. */
export function inCode(text: string): string {
  return `\`${text}\``;
}

/** A name as code, which leads to where it is told of. */
export function nameWith(linkTo: LinkTo, name: string): string {
  return linkedName(undefined, name, linkTo);
}

/** A type as code, each name in it leading to where it is told of. */
export function typeWith(linkTo: LinkTo, type: string): string {
  const parts = type.split(/\b([A-Z]\w+)\b/);
  const linked = parts.map((part) => ({ part, link: linkTo(undefined, part) }));
  const pieces: string[] = [];
  let plain = '';
  for (const { part, link } of linked) {
    if (link === undefined) {
      plain += part;
      continue;
    }
    if (plain !== '') pieces.push(inCode(plain));
    pieces.push(`[${inCode(part)}](${link})`);
    plain = '';
  }
  if (plain !== '') pieces.push(inCode(plain));
  return pieces.join('');
}

/** Code on lines of its own. */
export function fenced(code: string): string {
  return `\`\`\`ts\n${code}\n\`\`\``;
}

function markdownOf(parts: readonly CommentDisplayPart[], linkTo: LinkTo): string {
  const text = parts.map((part) => {
    if (part.kind === 'code') return linkedCode(part.text, linkTo);
    if (part.kind === 'inline-tag') return linkedName(part.target, part.text, linkTo);
    return part.text;
  });
  return joined(text.join('').trim());
}

/** Code that is the name of something told of elsewhere, or of a page beside this one, leads there. */
function linkedCode(code: string, linkTo: LinkTo): string {
  const [, page] = /^`docs\/reference\/(.+\.md)`$/.exec(code) ?? [];
  if (page !== undefined) return `[${page}](${page})`;
  const [, name] = /^`(\w+)(?:\(\))?`$/.exec(code) ?? [];
  const link = name === undefined ? undefined : linkTo(undefined, name);
  return link === undefined ? code : `[${code}](${link})`;
}

function linkedName(target: unknown, text: string, linkTo: LinkTo): string {
  const link = linkTo(target, text);
  return link === undefined ? inCode(text) : `[${inCode(text)}](${link})`;
}

/** Puts the lines of a paragraph or of an item into one; code stays as it is. */
function joined(text: string): string {
  return text
    .split(/(^```.*?^```$)/ms)
    .map((part) =>
      part.startsWith('```') ? part : part.replaceAll(/\n[ \t]*(?![-\n]|\s*$)/g, '\n'),
    )
    .map((part) =>
      part.startsWith('```') ? part : part.replaceAll(/([^\n])\n(?![\n-]|$)/g, '$1 '),
    )
    .join('');
}
