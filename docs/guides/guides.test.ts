/** The snippets of the guides, taken by createKeyfob. */
import { generateKeyRing } from '@keyfob/core';
import { beforeAll, expect, it } from 'vitest';
import { filesIn, pageAt, put, run, snippetFolder } from '../snippets.ts';

const folder = snippetFolder();
const env = {
  KEYFOB_KEYS: generateKeyRing(),
  SMTP_URL: 'smtps://user:password@mail.example.test:465',
  SMS_URL: 'smpps://user:password@smsc.example.test:3550?source=Example',
  CAPTCHA_SECRET: 'an-example-secret-of-32-characters-or-more',
};

beforeAll(() => {
  const pages = ['docs/guides/recovery.md', 'docs/guides/support-desk.md'].map(pageAt);
  put(folder, { ...filesIn(pages[0] ?? ''), ...filesIn(pages[1] ?? ''), 'keyfob.js': keyfobFile });
});

it('the options of a recovery and of the desk are taken', async () => {
  expect(await run(folder, ['keyfob.js'], env)).toBe('mail captcha sms captcha\n');
});

const keyfobFile = `
  import { createKeyfob, parseKeyRing } from '@keyfob/core';
  import { memoryStore, memoryUsers } from '@keyfob/core/testing';
  import { calendar, support } from './desk.js';
  import { recovery } from './recovery.js';
  const { policy } = createKeyfob({
    issuer: 'Example',
    store: memoryStore(),
    users: memoryUsers({}),
    keys: parseKeyRing(process.env.KEYFOB_KEYS),
    ...{ recovery, support, calendar },
  });
  console.log(...policy.recoveryProofs);`;
