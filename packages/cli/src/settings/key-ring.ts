import { readFileSync } from 'node:fs';
import { type KeyRing, parseKeyRing } from '@keyfob/core';
import { unusable } from '../output/stop.ts';
import type { KeySource } from './settings.ts';

/**
 * The key ring of the settings. Its text is never repeated.
 *
 * @throws Stop where there is none, or it cannot be read
 */
export function readKeyRing(source: KeySource | undefined): KeyRing {
  if (source === undefined) {
    throw unusable(
      'no key ring is given; set KEYFOB_KEYS as the application has it, or name its file with --keys-file',
    );
  }
  const from = 'file' in source ? source.file : 'KEYFOB_KEYS';
  try {
    return parseKeyRing('file' in source ? readFileSync(source.file, 'utf8').trim() : source.text);
  } catch (error) {
    const { code, message } = error as Error & { readonly code?: string };
    if (code === 'ENOENT') throw unusable(`there is no file ${from} with a key ring in it`);
    throw unusable(`${from}: ${code ?? message}`, error);
  }
}
