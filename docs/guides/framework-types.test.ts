/** What the compilers of frameworks know of the elements: each wrong line must be reported. */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { expect, it } from 'vitest';
import { filesIn, pageAt, put, run, sectionOf, snippetFolder } from '../snippets.ts';

const guide = pageAt('docs/guides/frameworks.md');
const folder = snippetFolder();
const root = fileURLToPath(new URL('../..', import.meta.url));
const tsc = join(root, 'node_modules/typescript/bin/tsc');

it('a page knows the tags of a define entry, and the events that reach it', async () => {
  await check('page', [tsc, '-p', '.'], {
    'page.ts': `
      import '@keyfob/elements/define';
      import { KeyfobVerification } from '@keyfob/elements/define/verification';
      document.querySelector('keyfob-verification')?.show();
      document.querySelector('keyfob-recovery')?.setCaptcha('a solution');
      document.addEventListener('keyfob-change', ({ detail }) => detail.state satisfies string);
      addEventListener('keyfob-lost', ({ detail }) => detail.login satisfies string | undefined);
      addEventListener('keyfob-recovery-cancelled', ({ detail }) => detail.state);
      document.addEventListener('keyfob-decided', ({ detail }) => detail.decision);
      addEventListener('click', ({ target }) => target instanceof KeyfobVerification && target.show());
      // @ts-expect-error it does not bubble
      addEventListener('keyfob-hide', ({ detail }) => detail.reason);`,
  });
}, 60_000);

it('React knows the tags, their attributes, properties and events', async () => {
  await check('react', [tsc, '-p', '.'], {
    ...snippetsOf('React'),
    'next.tsx': snippetsOf('Next')['code-step.tsx'] ?? '',
    'tags.tsx': `
      import type {} from '@keyfob/elements/react';
      export const right = [
        <keyfob-recovery link login="a"><a slot="login" href="/">Log in</a></keyfob-recovery>,
        <keyfob-account-security onkeyfob-change={({ detail }) => detail.state satisfies string} />,
        <keyfob-code-field name="code" digits={8} />,
        <keyfob-notice heading-level={3} />,
      ];
      export const wrong = [
        // @ts-expect-error there is no such tag
        <keyfob-verifcation />,
        // @ts-expect-error a number
        <keyfob-verification digits="8" />,
        // @ts-expect-error a text
        <keyfob-verification base-url={8} />,
        // @ts-expect-error neither of the two
        <keyfob-verification presentation="popup" />,
        // @ts-expect-error there is no such text
        <keyfob-verification messages={{ contineu: 'Go on' }} />,
        // @ts-expect-error it only tells
        <keyfob-verification state="idle" />,
        // @ts-expect-error a method
        <keyfob-verification show={() => undefined} />,
        // @ts-expect-error a property of another element
        <keyfob-verification link />,
        // @ts-expect-error the detail of this event has no code
        <keyfob-verification onkeyfob-lost={({ detail }) => detail.code} />,
      ];`,
  });
}, 60_000);

it('Vue knows the tags, their attributes, properties and events', async () => {
  await check('vue', [program('vue-tsc', 'bin/vue-tsc.js'), '-p', '.'], {
    ...snippetsOf('Vue'),
    'Right.vue': `
      <script setup lang="ts">
      import { useTemplateRef } from 'vue';
      const step = useTemplateRef('step');
      const show = () => step.value?.show();
      </script>
      <template>
        <keyfob-verification ref="step" :open="true" auto-submit autofocus class="step" @click="show" />
        <keyfob-recovery link login="a"><a slot="login" href="/">Log in</a></keyfob-recovery>
        <keyfob-account-security @keyfob-change="({ detail }) => detail.state satisfies string" />
        <keyfob-code-field name="code" :digits="8" required />
        <keyfob-notice :heading-level="3" />
      </template>`,
    'Wrong.vue': `
      <script setup lang="ts">
      import { useTemplateRef } from 'vue';
      const step = useTemplateRef('step');
      // @ts-expect-error there is no such method
      step.value?.appear();
      </script>
      <template>
        <!-- @vue-expect-error there is no such tag -->
        <keyfob-verifcation />
        <!-- @vue-expect-error a number -->
        <keyfob-verification ref="step" digits="8" />
        <!-- @vue-expect-error a text -->
        <keyfob-verification :base-url="8" />
        <!-- @vue-expect-error misspelt -->
        <keyfob-verification base-ulr="/otp" />
        <!-- @vue-expect-error neither of the two -->
        <keyfob-verification presentation="popup" />
        <!-- @vue-expect-error there is no such text -->
        <keyfob-verification .messages="{ contineu: 'Go on' }" />
        <!-- @vue-expect-error it only tells -->
        <keyfob-verification state="idle" />
        <!-- @vue-expect-error a property of another element -->
        <keyfob-verification link />
        <!-- @vue-expect-error the detail of this event has no code -->
        <keyfob-verification @keyfob-lost="({ detail }) => detail.code" />
        <!-- @vue-expect-error misspelt -->
        <keyfob-verification @keyfob-lsot="() => undefined" />
      </template>`,
  });
}, 60_000);

it('Svelte knows the tags, their attributes, properties and events', async () => {
  const places = ['--workspace', '.', '--tsconfig', 'tsconfig.json'];
  const svelteCheck = program('svelte-check', 'bin/svelte-check');
  await check('svelte', [svelteCheck, ...places, '--fail-on-warnings'], {
    ...snippetsOf('Svelte'),
    'Right.svelte': `
      <script lang="ts">
        import type { KeyfobVerification } from '@keyfob/elements/svelte';
        let step: KeyfobVerification | undefined = $state();
        const show = () => step?.show();
      </script>
      <button onclick={show}>Show</button>
      <keyfob-verification bind:this={step} open auto-submit class="step"></keyfob-verification>
      <keyfob-recovery link login="a"><a slot="login" href="/">Log in</a></keyfob-recovery>
      <keyfob-account-security onkeyfob-change={({ detail }) => detail.state satisfies string}
      ></keyfob-account-security>
      <keyfob-code-field name="code" digits={8} required></keyfob-code-field>
      <keyfob-notice heading-level={3}></keyfob-notice>`,
    'Wrong.svelte': `
      <keyfob-verification
        // @ts-expect-error a number
        digits="8"
        // @ts-expect-error a text
        base-url={8}
        // @ts-expect-error neither of the two
        presentation="popup"
        // @ts-expect-error there is no such text
        messages={{ contineu: 'Go on' }}
        // @ts-expect-error the detail of this event has no code
        onkeyfob-lost={({ detail }) => detail.code}
      ></keyfob-verification>
      <keyfob-verification
        // @ts-expect-error misspelt
        base-ulr="/otp"
      ></keyfob-verification>
      <keyfob-verification
        // @ts-expect-error it only tells
        state="idle"
      ></keyfob-verification>
      <keyfob-verification
        // @ts-expect-error a property of another element
        link
      ></keyfob-verification>
      <keyfob-verification
        // @ts-expect-error misspelt
        onkeyfob-lsot={() => undefined}
      ></keyfob-verification>`,
  });
}, 60_000);

it('Angular knows events and elements of a template by the types of the page', () => {
  const place = prepare('angular', {
    ...snippetsOf('Angular'),
    'template.ts': `
      import { Component, CUSTOM_ELEMENTS_SCHEMA, type ElementRef, viewChild } from '@angular/core';
      import { KeyfobVerification } from '@keyfob/elements/define/verification';
      @Component({
        selector: 'app-template',
        schemas: [CUSTOM_ELEMENTS_SCHEMA],
        template: \`
          <keyfob-verification #step (keyfob-lost)="lost($event.detail.login)" />
          <button (click)="step.show()">Show</button>
          <keyfob-verification (keyfob-lost)="lost($event.detail.code)" />
          <keyfob-verification (keyfob-lsot)="lost($event.detail.login)" />
          <button (click)="step.appear()">Show</button>
        \`,
      })
      export class Template {
        readonly step = viewChild<ElementRef<KeyfobVerification>>('step');
        lost(login: string | undefined) {
          console.log(login);
          void this.step()?.nativeElement.show();
        }
      }`,
  });
  const ngc = program('@angular/compiler-cli', 'bundles/src/bin/ngc.js');
  const { stderr } = spawnSync(process.execPath, [ngc, '-p', place], { encoding: 'utf8' });

  // A template has no `@ts-expect-error`.
  const reported = stripVTControlCharacters(stderr).matchAll(/ error TS\d+: (.*)/g);
  expect([...reported].map(([, what]) => what)).toEqual([
    "Property 'code' does not exist on type '{ readonly login?: string; }'.",
    "Property 'detail' does not exist on type 'Event'.",
    "Property 'appear' does not exist on type 'KeyfobVerification'.",
  ]);
}, 60_000);

/** The files of a section of the guide that a compiler of TypeScript reads. */
function snippetsOf(framework: string): Readonly<Record<string, string>> {
  const files = Object.entries(filesIn(sectionOf(guide, framework)));
  return Object.fromEntries(files.filter(([name]) => !name.endsWith('.js')));
}

/** Puts files beside each other, with the settings of a compiler that knows them and our sources. */
function prepare(name: string, files: Readonly<Record<string, string>>): string {
  const place = join(folder, name);
  mkdirSync(place);
  const compilerOptions = {
    ...{ noEmit: true, module: 'esnext', moduleResolution: 'bundler', jsx: 'react-jsx' },
    lib: ['es2024', 'dom', 'dom.iterable'],
  };
  put(place, {
    ...files,
    'tsconfig.json': JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions,
      vueCompilerOptions: { strictTemplates: true },
      angularCompilerOptions: { strictTemplates: true },
      include: ['.', join(root, 'packages/elements/src/**/*.d.ts')],
    }),
  });
  return place;
}

/** Has a compiler check files, of which nothing may be reported. */
async function check(
  name: string,
  compiler: readonly string[],
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await run(prepare(name, files), compiler);
}

/** A program of a package. */
function program(name: string, path: string): string {
  return join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), path);
}
