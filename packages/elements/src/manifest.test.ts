import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  getLanguageService,
  type IHTMLDataProvider,
  newHTMLDataProvider,
  TextDocument,
} from 'vscode-html-languageservice';
import {
  customData,
  type ElementDeclaration,
  elementsOf,
  webTypes,
} from '../scripts/editor-data.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'keyfob-manifest-'));
const elements = analyze();
const element = (tag: string) =>
  elements.find(({ tagName }) => tagName === tag) as ElementDeclaration;

afterAll(() => rmSync(folder, { recursive: true }));

/** The elements of the manifest, made of the sources as the build makes it. */
function analyze(): ElementDeclaration[] {
  const cem = createRequire(import.meta.url).resolve('@custom-elements-manifest/analyzer/cem.js');
  const config = 'custom-elements-manifest.config.js';
  const args = [cem, 'analyze', '--config', config, '--quiet', '--outdir', relative(root, folder)];
  execFileSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  return elementsOf(JSON.parse(readFileSync(join(folder, 'custom-elements.json'), 'utf8')));
}

const names = (items: readonly { readonly name: string }[] = []) => items.map(({ name }) => name);

describe('the manifest', () => {
  it('has every tag', () => {
    expect(elements.map(({ tagName }) => tagName.replace('keyfob-', ''))).toEqual([
      'account-security',
      'code-field',
      'deactivation',
      'enrolment',
      'notice',
      'recovery',
      'shared-key',
      'support-desk',
      'support-request',
      'verification',
    ]);
  });

  it.each(elements.filter(({ tagName }) => tagName !== 'keyfob-code-field'))(
    'has for $tagName every state that CSS may ask for, and no other',
    ({ members = [], cssStates }) => {
      const state = members.find(({ name }) => name === 'state')?.type?.text ?? '';
      const words = [...state.matchAll(/'(\w+)'/g)].map(([, word]) => word);

      expect(words.length).toBeGreaterThan(4);
      expect(names(cssStates)).toEqual(words);
    },
  );

  it('spells out what an attribute may say', () => {
    const { attributes = [] } = element('keyfob-verification');
    const typeOf = (name: string) => attributes.find((each) => each.name === name)?.type?.text;

    expect(typeOf('theme')).toBe("'auto' | 'light' | 'dark'");
    expect(typeOf('presentation')).toBe("'dialog' | 'inline'");
  });

  it('names tokens for every element, and none that is not in the README', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');

    for (const { cssProperties } of elements) {
      expect(names(cssProperties).length).toBeGreaterThan(10);
      for (const name of names(cssProperties)) expect(readme).toContain(`| \`${name}\` |`);
    }
  });
});

describe('the types for templates', () => {
  it('know every attribute that is not written as its property is', () => {
    const source = readFileSync(join(root, 'src/frameworks/template.ts'), 'utf8');
    const listed = [...source.matchAll(/^ {2}(\w+): '(\w+-[\w-]+)';$/gm)].map(
      ([, ...pair]) => pair,
    );
    const dashed = elements.flatMap(({ attributes = [] }) =>
      attributes.filter(({ name }) => name.includes('-')),
    );

    expect(listed.length).toBeGreaterThan(2);
    expect(new Map(listed as [string, string][])).toEqual(
      new Map(dashed.map(({ fieldName = '', name }) => [fieldName, name])),
    );
  });
});

describe('editors', () => {
  it('offer tags, attributes and their words in Visual Studio Code', () => {
    const editor = codeEditor(newHTMLDataProvider('keyfob', customData(elements) as never));

    expect(editor.offers('<|')).toContain('keyfob-support-desk');
    expect(editor.offers('<keyfob-verification |')).toContain('base-url');
    expect(editor.offers('<keyfob-verification presentation="|"')).toEqual(['dialog', 'inline']);
    expect(editor.offers('<keyfob-verification digits="|"')).toEqual([]);
    expect(editor.saysOf('<keyfob-ver|ification>')).toContain('`keyfob-lost`: Somebody pressed');
  });

  it('find every tag and each token once in the web types', () => {
    const { contributions } = webTypes(elements, '1.0.0') as {
      contributions: Record<'html' | 'css', Record<string, { name: string }[]>>;
    };
    const tokens = names(contributions.css.properties);

    expect(names(contributions.html.elements)).toEqual(elements.map(({ tagName }) => tagName));
    expect(tokens).toContain('--keyfob-qr-size');
    expect(new Set(tokens).size).toBe(tokens.length);
  });

  it('find everything where package.json says', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

    expect(manifest.customElements).toBe('custom-elements.json');
    expect(manifest['web-types']).toBe(manifest.exports['./web-types.json']);
    expect(manifest.scripts.build).toContain('node scripts/write-editor-data.ts');
    expect(manifest.files).toContain(dirname(manifest.exports['./web-types.json']).slice(2));
  });
});

/** What the HTML of Visual Studio Code says where the caret (`|`) stands. */
function codeEditor(provider: IHTMLDataProvider) {
  const service = getLanguageService({ useDefaultDataProvider: false });
  service.setDataProviders(false, [provider]);
  const open = (marked: string) => {
    const text = TextDocument.create('file.html', 'html', 1, marked.replace('|', ''));
    return {
      text,
      caret: text.positionAt(marked.indexOf('|')),
      page: service.parseHTMLDocument(text),
    };
  };
  return {
    offers(marked: string): string[] {
      const { text, caret, page } = open(marked);
      return service.doComplete(text, caret, page).items.map(({ label }) => label);
    },
    saysOf(marked: string): string {
      const { text, caret, page } = open(marked);
      return JSON.stringify(service.doHover(text, caret, page)?.contents);
    },
  };
}
