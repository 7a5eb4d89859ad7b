/** The snippets of packages/core and packages/storage, as somebody who copies them would run them. */
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyRing } from '@keyfob/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesIn, pageAt, put, run, snippetFolder, usersFile } from './snippets.ts';

const env = { KEYFOB_KEYS: generateKeyRing() };

describe('the README of @keyfob/core', () => {
  const files = filesIn(pageAt('packages/core/README.md'));
  const folder = snippetFolder();
  beforeAll(() => put(folder, { ...files, 'users.js': usersFile }));

  it('goes the whole way, from setting OTP to a request that needs it', async () => {
    const output = await run(folder, ['trial.js'], env);

    expect(output).toMatch(/^code\ngiven\ncode_already_used \d+\n$/);
  });

  it('shows the command that makes a key ring', async () => {
    const [, command = ''] = /node -e "(.*)"/.exec(pageAt('packages/core/README.md')) ?? [];

    expect(await run(folder, ['-e', command])).toMatch(/^k[0-9a-f]{8}:[\w-]{43}\n$/);
  });

  it('can be loaded by require()', async () => {
    const program = `console.log(typeof require('@keyfob/core').createKeyfob)`;

    expect(await run(folder, ['--input-type=commonjs', '-e', program])).toBe('function\n');
  });

  it('has a test of an application that passes', async () => {
    const output = await run(folder, ['--test', '--test-reporter=tap', 'login.test.js']);

    expect(output).toContain('ok 1 - a code works once');
  });
});

describe('the README of @keyfob/storage', () => {
  const files = filesIn(pageAt('packages/storage/README.md'));
  const folder = snippetFolder();
  const data = join(folder, 'data', 'keyfob.sqlite');
  beforeAll(() => {
    put(folder, { ...files, ...story, 'users.js': usersFile });
    mkdirSync(join(folder, 'data'));
    mkdirSync(join(folder, 'backup'));
  });

  it('backs up while the store is open, and puts the backup back without a spent code', async () => {
    const uri = await run(folder, ['enrol.js'], env);
    const code = await run(folder, ['log-in.js', uri.trim(), 'backup'], env);
    for (const end of ['', '-wal', '-shm']) rmSync(`${data}${end}`, { force: true });
    copyFileSync(join(folder, 'backup', 'keyfob.sqlite'), data);

    const restored = { ...env, KEYFOB_RESTORED_AT: new Date().toISOString() };
    expect(await run(folder, ['again.js', code.trim()], restored)).toBe('code_already_used\n');
    expect(await run(folder, ['again.js', code.trim()], env)).toBe('accepted\n');
  });

  it('keeps file and backup for their owner alone', () => {
    const modes = [data, join(folder, 'backup', 'keyfob.sqlite')].map(
      (file) => statSync(file).mode,
    );

    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(['600', '600']);
  });
});

/** What a reader's application does with the store: each program is a process of its own. */
const story = {
  'enrol.js': `
    import { virtualAuthenticator } from '@keyfob/core/testing';
    import { keyfob } from './keyfob.js';
    const { uri } = await keyfob.beginEnrolment({ userId: 'u1' });
    const code = virtualAuthenticator(uri).codeAt(Date.now());
    const input = { password: 'correct horse battery staple', code };
    await keyfob.activate({ userId: 'u1', input });
    console.log(uri);`,
  // The backup is made by another process, between the enrolment and the code of the log-in.
  'log-in.js': `
    import { execFileSync } from 'node:child_process';
    import { virtualAuthenticator } from '@keyfob/core/testing';
    import { keyfob } from './keyfob.js';
    const [uri, folder] = process.argv.slice(2);
    const { pending } = await keyfob.beginLogin({ userId: 'u1' });
    const arguments_ = ['backup.js', 'data/keyfob.sqlite', folder + '/keyfob.sqlite'];
    execFileSync(process.execPath, arguments_, { stdio: 'inherit' });
    const code = virtualAuthenticator(uri).codeAt(Date.now() + 30_000);
    await keyfob.verify({ pending, input: { code } });
    console.log(code);`,
  'again.js': `
    import { keyfob } from './keyfob.js';
    const [code] = process.argv.slice(2);
    const { pending } = await keyfob.beginLogin({ userId: 'u1' });
    const said = keyfob.verify({ pending, input: { code } });
    console.log(await said.then(() => 'accepted', (error) => error.code));`,
};
