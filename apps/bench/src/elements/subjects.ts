/** Something that a site could use for the screens of a second factor, or for a part of them. */
export interface Subject {
  readonly name: string;
  readonly version: string;
  /** What of it was looked at. */
  readonly what: string;
  /** The page's own script, bundled with all that it imports. */
  readonly script: string;
  /** What the page shows; finds the field for the code, where there is one. */
  readonly field?: string;
  /** What a server would import to render the page. */
  readonly entry: string;
  /** Where the languages are: a folder, and which files in it are one each. */
  readonly languages?: readonly [folder: string, file: RegExp];
}

/** What is installed for the comparison, beside our own package. */
export const peers = {
  '@teamhanko/hanko-elements': '2.7.0',
  altcha: '3.2.2',
  '@awesome.me/webawesome': '3.14.0',
  'input-otp': '1.5.0',
  react: '19.3.1',
  'react-dom': '19.3.1',
} as const;

export const subjects: readonly Subject[] = [
  {
    name: 'Keyfob, log-in',
    version: '',
    what: '`keyfob-verification`: the whole form of the code step',
    script: `
      import '@keyfob/elements/define/verification';
      import { FakeKeyfobClient } from '@keyfob/elements/testing';
      const element = document.createElement('keyfob-verification');
      element.client = new FakeKeyfobClient();
      document.body.append(element);`,
    field: 'input[autocomplete="one-time-code"]',
    entry: '@keyfob/elements/define/verification',
    languages: ['@keyfob/elements/dist/locales', /^[\w-]+-login\.js$/],
  },
  {
    name: 'Keyfob, everything but the desk',
    version: '',
    what: 'the account section with all its dialogs, recovery, notice',
    script: `
      import '@keyfob/elements/define';
      import '@keyfob/elements/define/recovery';
      import '@keyfob/elements/define/notice';
      import { FakeKeyfobClient } from '@keyfob/elements/testing';
      const element = document.createElement('keyfob-enrolment');
      element.presentation = 'inline';
      element.open = true;
      element.client = new FakeKeyfobClient();
      document.body.append(element);`,
    field: 'input[autocomplete="one-time-code"]',
    entry: '@keyfob/elements/define',
    languages: ['@keyfob/elements/dist/locales', /^[\w-]+-login\.js$/],
  },
  {
    name: 'Hanko elements',
    version: peers['@teamhanko/hanko-elements'],
    what: '`register()`: log-in and profile; its code field needs its server',
    script: `
      import { register } from '@teamhanko/hanko-elements';
      await register(location.origin);
      document.body.append(document.createElement('hanko-auth'));`,
    entry: '@teamhanko/hanko-elements',
    languages: ['@teamhanko/hanko-elements/dist/i18n', /^(?!all|translations|index)[\w-]+\.js$/],
  },
  {
    name: 'ALTCHA widget',
    version: peers.altcha,
    what: 'the widget alone: a CAPTCHA, no field for a code',
    script: `
      import 'altcha';
      document.body.append(document.createElement('altcha-widget'));`,
    entry: 'altcha',
    languages: ['altcha/dist/i18n', /^[a-z]{2}(?:-[a-z]+)?\.js$/],
  },
  {
    name: 'Web Awesome',
    version: peers['@awesome.me/webawesome'],
    what: 'dialog, input, button, QR code and copy button: the form is yours to write',
    script: `
      import '@awesome.me/webawesome/dist/components/dialog/dialog.js';
      import '@awesome.me/webawesome/dist/components/input/input.js';
      import '@awesome.me/webawesome/dist/components/button/button.js';
      import '@awesome.me/webawesome/dist/components/qr-code/qr-code.js';
      import '@awesome.me/webawesome/dist/components/copy-button/copy-button.js';
      const input = document.createElement('wa-input');
      for (const [name, value] of Object.entries({ label: 'Code', autocomplete: 'one-time-code', inputmode: 'numeric', maxlength: 6 })) input.setAttribute(name, value);
      document.body.append(input);
      const code = document.createElement('wa-qr-code');
      code.setAttribute('value', 'example');
      document.body.append(code);`,
    field: 'wa-input input',
    entry: '@awesome.me/webawesome/dist/components/input/input.js',
    languages: ['@awesome.me/webawesome/dist/translations', /^[a-z]{2}(?:-[a-z]+)?\.js$/],
  },
  {
    name: 'input-otp',
    version: peers['input-otp'],
    what: 'six slots over one input, with React: the form is yours to write',
    script: `
      import { createElement } from 'react';
      import { createRoot } from 'react-dom/client';
      import { OTPInput } from 'input-otp';
      const root = document.createElement('div');
      document.body.append(root);
      const slot = ({ char }, index) => createElement('span', { key: index }, char ?? '-');
      createRoot(root).render(createElement(OTPInput, { maxLength: 6, render: ({ slots }) => slots.map(slot) }));`,
    field: 'input',
    entry: 'input-otp',
  },
];
