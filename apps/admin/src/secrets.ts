import { createHmac, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface SecretSettings {
  readonly secret: string | undefined;
  readonly dataFolder: string;
}

/**
 * A secret for one purpose: made of that of the environment, which all nodes have, or once for this folder.
 *
 * @param name of the purpose, and of the file
 */
export function secretFor(name: string, { secret, dataFolder }: SecretSettings): string {
  if (secret !== undefined) return createHmac('sha256', secret).update(name).digest('base64url');
  return keptSecret(join(dataFolder, name), () => randomBytes(32).toString('base64url'));
}

/** A text that is made once and kept beside the database, readable by its owner only. */
export function keptSecret(file: string, make: () => string): string {
  if (!existsSync(file)) writeFileSync(file, `${make()}\n`, { mode: 0o600 });
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8').trim();
}
