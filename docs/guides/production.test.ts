/** The snippets of the guides for production and for tests, run as their readers would. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { generateKeyRing } from '@keyfob/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, pageAt, put, run, snippetFolder } from '../snippets.ts';

describe('the guide for production', () => {
  const folder = snippetFolder();
  const [oldKey, newKey] = [generateKeyRing(), generateKeyRing()];
  beforeAll(() => put(folder, { ...filesIn(pageAt('docs/guides/production.md')), ...readersOwn }));

  it('changes the key ring step by step, and the old key can go', async () => {
    await run(folder, ['enrol.js'], { KEYFOB_KEYS: oldKey });
    await run(folder, ['enrol.js'], { KEYFOB_KEYS: `${oldKey},${newKey}` });

    const rotated = { KEYFOB_KEYS: `${newKey},${oldKey}` };
    expect(await run(folder, ['reseal.mjs'], rotated)).toBe('all is sealed anew\n');
    expect(await run(folder, ['check.js'], { KEYFOB_KEYS: newKey })).toBe('ready\n');
  });

  it('starts, and ends by a signal once messages are handed over', async () => {
    const child = spawn(process.execPath, ['--conditions=@keyfob/source', 'start.js'], {
      cwd: folder,
      env: { ...process.env, PORT: '0', KEYFOB_KEYS: newKey },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');

    child.kill('SIGTERM');

    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  it('has a listener that tells faults', async () => {
    const { stdout } = await runFailing('check.js', generateKeyRing());

    expect(stdout).toMatch(/"code":"unavailable","reason":"the key ring has no key/);
  });

  async function runFailing(program: string, KEYFOB_KEYS: string) {
    const script = `import('./${program}').catch(() => console.log('refused'))`;
    return { stdout: await run(folder, ['-e', script], { KEYFOB_KEYS }) };
  }
});

it('the guide for tests has tests that pass', async () => {
  const folder = snippetFolder();
  const files = filesIn(pageAt('docs/guides/testing.md'));
  put(folder, files);

  const names = Object.keys(files).filter((name) => name.endsWith('.test.js'));
  const output = await run(folder, ['--test', '--test-reporter=tap', ...names]);

  expect(output).toContain('ok 1 - a code works once');
  expect(output).toContain('ok 2 - the owner is told that OTP is on');
});

/** What the guide leaves to its readers. */
const readersOwn = {
  'logger.js': 'export const logger = { error: (line) => console.log(JSON.stringify(line)) };',
  'users.js': `
    export const users = {
      find: () => ({ label: 'reader', contacts: { email: 'verified', phone: 'verified' } }),
      verifyPassword: () => true,
    };`,
  'enrol.js': `
    import { virtualAuthenticator } from '@keyfob/core/testing';
    import { keyfob } from './keyfob.js';
    await keyfob.check();
    const userId = Math.random().toString();
    const { uri } = await keyfob.beginEnrolment({ userId });
    const code = virtualAuthenticator(uri).codeAt(Date.now());
    await keyfob.activate({ userId, input: { password: 'an example', code } });`,
  'check.js': `
    import { keyfob } from './keyfob.js';
    await keyfob.check();
    console.log('ready');`,
};
