import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright';
import type { Rolldown } from 'vite';
import type { Subject } from './subjects.ts';

/** The policy that our elements are made for. */
export const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

/** What was seen of a subject in the browser. */
export interface Sight {
  /** Directives of the policy that it went against, each once. */
  readonly violations: readonly string[];
  readonly autofill?: boolean;
  /** What the field holds after each paste. */
  readonly pastes?: Readonly<Record<string, string>>;
  /** What it holds after 123456, Home, Delete, 9. */
  readonly corrected?: string;
}

export const pasted = ['123456', '123 456', '123-456', '１２３４５６'] as const;

/** Opens a subject's page under the strict policy and tries its field. */
export async function lookAt(
  browser: Browser,
  { field }: Subject,
  chunks: readonly Rolldown.OutputChunk[],
): Promise<Sight> {
  const server = serve(chunks);
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(globalThis, { seen });
      addEventListener('securitypolicyviolation', (event) => seen.push(event.effectiveDirective));
    });
    await page.goto(origin);
    await page.waitForTimeout(1500);
    const tried = field ? await tryField(page, field) : {};
    const violations = await page.evaluate(
      () => (globalThis as unknown as { seen: string[] }).seen,
    );
    return { violations: [...new Set(violations)].sort(), ...tried };
  } finally {
    await context.close();
    server.close();
  }
}

async function tryField(page: Page, field: string): Promise<Omit<Sight, 'violations'>> {
  const input = page.locator(field).first();
  await input.waitFor({ timeout: 10_000 });
  const autofill = (await input.getAttribute('autocomplete')) === 'one-time-code';
  const pastes: Record<string, string> = {};
  for (const text of pasted) {
    await empty(page, field);
    await page.evaluate((words) => navigator.clipboard.writeText(words), text);
    await page.keyboard.press('ControlOrMeta+v');
    pastes[text] = await input.inputValue();
  }
  await empty(page, field);
  await page.keyboard.type('123456', { delay: 20 });
  await page.keyboard.press('Home', { delay: 20 });
  await page.keyboard.press('Delete', { delay: 20 });
  await page.keyboard.type('9', { delay: 20 });
  await page.waitForTimeout(100);
  const corrected = await input.inputValue();
  return { autofill, pastes, corrected };
}

async function empty(page: Page, field: string): Promise<void> {
  await page.locator(field).first().focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Delete');
}

function serve(chunks: readonly Rolldown.OutputChunk[]): Server {
  const entry = chunks.find(({ isEntry }) => isEntry)?.fileName;
  return createServer((request, response) => {
    const chunk = chunks.find(({ fileName }) => request.url === `/${fileName}`);
    if (chunk) response.setHeader('content-type', 'text/javascript').end(chunk.code);
    else if (request.url !== '/') response.writeHead(404).end();
    else {
      response.setHeader('content-security-policy', policy);
      response.setHeader('content-type', 'text/html');
      response.end(
        `<!doctype html><html lang="en"><title>Comparison</title><script type="module" src="/${entry}"></script>`,
      );
    }
  });
}
