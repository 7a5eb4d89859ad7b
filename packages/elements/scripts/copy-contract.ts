/**
 * Empties `dist` and copies the contract's few compiled modules into it, so that the installed
 * package depends on `lit` alone.
 */
import { cpSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const dist = join(import.meta.dirname, '../dist');
const contract = dirname(fileURLToPath(import.meta.resolve('@keyfob/core/contract')));

rmSync(dist, { recursive: true, force: true });
cpSync(contract, join(dist, 'contract'), {
  recursive: true,
  filter: (path) => !/schema\.|\.map$/.test(path),
});
