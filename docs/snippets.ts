/** Takes snippets out of the pages and runs them, as somebody who copies them would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect } from 'vitest';

/** Where pages are read from, and where a package of the repository is found by its name. */
const root = new URL('../', import.meta.url);

/** What every snippet knows of users: one, with this password. */
export const password = 'correct horse battery staple';
export const email = 'reader@example.test';

/** The file that readers have and snippets import. */
export const usersFile = `
const all = [{ id: 'u1', email: '${email}' }];
export const users = {
  byId: async (id) => all.find((user) => user.id === id),
  isPassword: async (id, password) => id === 'u1' && password === '${password}',
  logIn: async (email, password) =>
    password === '${password}' ? all.find((user) => user.email === email) : undefined,
};`;

/** A page of the repository. */
export function pageAt(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** The first code block of a language below a heading. */
export function snippetBelow(page: string, heading: string, language: string): string {
  const section = page.slice(page.indexOf(`### ${heading}\n`));
  return new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(section)?.[1] ?? '';
}

/** What stands on a page below a heading of the second level. */
export function sectionOf(page: string, heading: string): string {
  return page.split(/^## /m).find((section) => section.startsWith(`${heading}\n`)) ?? '';
}

/** The blocks of a page that name their file in the first line, by that name. */
export function filesIn(page: string): Readonly<Record<string, string>> {
  const blocks = [...page.matchAll(/^```\w+\n((?:\/\/|\/\*|<!--) ([\w./-]+\.\w+).*?)^```$/gms)];
  return Object.fromEntries(blocks.map(([, code = '', name = '']) => [name, code]));
}

/** A folder below this one, where snippets find the packages; it goes when the tests of a file are over. */
export function snippetFolder(type: 'module' | 'commonjs' = 'module'): string {
  const folder = mkdtempSync(fileURLToPath(new URL('.snippets-', import.meta.url)));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ type }));
  afterAll(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Puts files into a folder. */
export function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** Runs a program to its end, which must be a good one, and gives what it has written. */
export async function run(
  folder: string,
  program: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const child = spawn(process.execPath, ['--conditions=@keyfob/source', ...program], {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  expect(code, output).toBe(0);
  return output;
}
