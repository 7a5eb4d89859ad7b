import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateKeyRing, parseKeyRing } from '@keyfob/core';
import { manualClock, trialKeyfob } from '@keyfob/core/testing';
import { expect, it } from 'vitest';
import { sqliteStore } from './index.ts';

const script = fileURLToPath(new URL('./testing/small-disk.ts', import.meta.url));

it.skipIf(process.platform === 'win32')(
  'attack 24: a full disk lets nobody in, stays readable and heals when there is room',
  async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'keyfob-disk-')), 'keyfob.sqlite');
    const ring = generateKeyRing();
    const clock = manualClock();
    const store = sqliteStore({ file, clock });
    const trial = trialKeyfob({ clock, store, keys: parseKeyRing(ring) });
    const code = (await trial.enrol()).codeAt(clock());
    const limited = 'ulimit -f 600; exec "$0" "$@"'; // no file of this process may grow past that
    const node = [process.execPath, '--conditions=@keyfob/source', script];
    const child = spawn('sh', ['-c', limited, ...node, file, ring, String(clock()), code], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });

    const [report] = await once(child, 'message');
    await once(child, 'exit');

    expect(report).toMatchObject({ login: 'unavailable', status: 'on' });
    expect(report.fault).toMatch(/full|I\/O/i);
    const pending = await trial.pendingLogin();
    await expect(trial.keyfob.verify({ pending, input: { code } })).resolves.toBeDefined();
    store.close();
  },
  60_000,
);
