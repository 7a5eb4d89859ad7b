import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Example, examples, type Properties } from './examples.ts';

/** The strictest policy that the pages of an example run under. */
export function policyOf(example: Example, pages: string): string {
  const { trustedTypes }: Properties = examples[example];
  return [
    "default-src 'none'",
    ["script-src 'self'", ...inlineScripts(pages)].join(' '),
    "style-src 'self'",
    "connect-src 'self'",
    "img-src 'self'",
    ...(trustedTypes
      ? ["require-trusted-types-for 'script'", `trusted-types ${trustedTypes.join(' ')}`]
      : []),
  ].join('; ');
}

/** Next writes scripts into its pages: each is allowed by what it says, and no other. */
function inlineScripts(pages: string): Set<string> {
  const files = globSync('*.html', { cwd: pages }).map((file) => join(pages, file));
  const scripts = files.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/<script[^>]*>([^<].*?)<\/script>/gs)].map(
      ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    ),
  );
  return new Set(scripts);
}
