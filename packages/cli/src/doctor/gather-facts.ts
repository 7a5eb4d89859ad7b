import { completePolicy, type KeyRing, type Policy } from '@keyfob/core';
import type { Inspector } from '@keyfob/storage/sqlite';
import type { Database } from '../database/database.ts';
import { lookingStore } from '../database/looking-store.ts';
import { operatorKeyfob } from '../database/operator-keyfob.ts';
import { permissionsOf } from '../database/permissions.ts';
import { readKeyRing } from '../settings/key-ring.ts';
import type { Settings } from '../settings/settings.ts';
import type { Facts, KeyFacts } from './facts.ts';

/** Looks once at everything that the checks need; nothing is changed. */
export async function gatherFacts(database: Database, settings: Settings): Promise<Facts> {
  const schema = await database.schema();
  const isThere = schema.state !== 'missing';
  const fits = schema.state === 'fits';
  const ring = settings.keys && readKeyRing(settings.keys);
  const { inspector } = isThere ? database : { inspector: undefined };
  return {
    settings,
    schema,
    policy: policyFacts(settings.policy),
    server: isThere ? await database.facts() : undefined,
    clock: inspector && (await clockFacts(inspector)),
    figures: fits ? await inspector?.figures() : undefined,
    now: inspector ? await inspector.now() : Date.now(),
    keys: ring && fits && inspector ? await keyFacts(inspector, ring, settings) : undefined,
  };
}

function policyFacts(given: Settings['policy']): Facts['policy'] {
  try {
    return completePolicy(given as Partial<Policy> | undefined); // what it is, it checks itself
  } catch (error) {
    return { problem: (error as Error).message };
  }
}

/** The offset of the shortest of three askings: the answer was made somewhere within its time. */
async function clockFacts(inspector: Inspector): Promise<Facts['clock']> {
  const askings: { readonly offsetMs: number; readonly uncertainMs: number }[] = [];
  for (let asking = 0; asking < 3; asking += 1) {
    const before = Date.now();
    const at = await inspector.now();
    const uncertainMs = (Date.now() - before) / 2;
    askings.push({ offsetMs: before + uncertainMs - at, uncertainMs });
  }
  return askings.toSorted((one, other) => one.uncertainMs - other.uncertainMs)[0];
}

async function keyFacts(
  inspector: Inspector,
  ring: KeyRing,
  { keys, ...settings }: Settings,
): Promise<KeyFacts> {
  return {
    ids: [...ring.keys.keys()],
    sealed: await inspector.sealed(),
    problem: await problemOf(inspector, ring, settings),
    fileMode: keys && 'file' in keys ? permissionsOf(keys.file) : undefined,
  };
}

async function problemOf(
  inspector: Inspector,
  ring: KeyRing,
  { issuer }: Pick<Settings, 'issuer'>,
): Promise<string | undefined> {
  try {
    const settings = issuer === undefined ? {} : { issuer };
    await operatorKeyfob(lookingStore(inspector), ring, settings).check();
    return undefined;
  } catch (error) {
    const { cause, message } = error as Error;
    return cause instanceof Error ? cause.message : message;
  }
}
