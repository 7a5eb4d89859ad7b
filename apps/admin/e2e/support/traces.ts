import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';

/** Every attribute of every element, in shadow roots as well, and what the page has stored. */
export async function attributesAndStorage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const attributes = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...[...element.attributes].map(({ name, value }) => `${name}=${value}`),
        ...(element.shadowRoot ? attributes(element.shadowRoot) : []),
      ]);
    const storages = [localStorage, sessionStorage].map((storage) => JSON.stringify(storage));
    return [...attributes(document), ...storages, document.cookie, location.href];
  });
}

/** The bytes of all files of a folder whose name fits. */
export function bytesOf(folder: string, name = /./): Buffer {
  const files = readdirSync(folder).filter((file) => name.test(file));
  return Buffer.concat(files.map((file) => readFileSync(join(folder, file))));
}
