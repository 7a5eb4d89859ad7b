import type { Plugin } from 'vite';

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

/**
 * Takes comments and superfluous white space out of `css`, `html` and `svg` templates, which
 * minifiers leave alone.
 */
export function minifyTemplates(): Plugin {
  return {
    name: 'minify-templates',
    enforce: 'post', // what it reads is JavaScript by then
    transform(code, id) {
      if (!/\/elements\/(?:dist|src)\/.*[jt]s$/.test(id)) return null;
      let result = code;
      for (const { quasi, tag } of templatesOf(this.parse(code)).reverse()) {
        const text = code.slice(quasi.start, quasi.end);
        const minified = tag === 'css' ? minifyCss(text) : minifyHtml(text);
        result = result.slice(0, quasi.start) + minified + result.slice(quasi.end);
      }
      return { code: result, map: null };
    },
  };
}

function templatesOf(root: unknown): { quasi: Node; tag: string }[] {
  const found: { quasi: Node; tag: string }[] = [];
  visit(root);
  return found.sort((one, other) => one.quasi.start - other.quasi.start);

  function visit(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    const node = value as Node; // or an array of them, which has no type
    const tag = (node.tag as { name?: string } | undefined)?.name;
    if (node.type === 'TaggedTemplateExpression' && /^(?:css|html|svg)$/.test(tag ?? '')) {
      for (const quasi of (node.quasi as { quasis: Node[] }).quasis) {
        found.push({ quasi, tag: tag ?? '' });
      }
    }
    for (const child of Object.values(node)) visit(child);
  }
}

function minifyCss(css: string): string {
  return css
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/;}/g, '}')
    .replace(/='([\w-]+)'\]/g, '=$1]')
    .replace(/(?<![\d.])0\./g, '.')
    .trim();
}

/**
 * White space between two tags says nothing in ours: what stands side by side is a flex or grid box.
 * Neither does that before the end of a tag or of an element.
 */
function minifyHtml(html: string): string {
  return html
    .replace(/\s+/g, ' ')
    .replace(/ (?=<\/|>)/g, '')
    .replace(/> </g, '><')
    .replace(/> $/, '>')
    .replace(/="([\w-]+)"(?=[ >])/g, '=$1');
}
