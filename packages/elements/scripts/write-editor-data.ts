/** The last step of the build: what editors read, beside what they load. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { customData, elementsOf, webTypes } from './editor-data.ts';

const root = join(import.meta.dirname, '..');
const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
const write = (name: string, data: object) =>
  writeFileSync(join(root, 'dist', name), `${JSON.stringify(data, null, 2)}\n`);

const elements = elementsOf(read('custom-elements.json'));
write('vscode.html-custom-data.json', customData(elements));
write('web-types.json', webTypes(elements, read('package.json').version));
