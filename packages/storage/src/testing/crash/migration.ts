import { generateKeyRing } from '@keyfob/core';
import { manualClock } from '@keyfob/core/testing';
import { newPlace, openPlace, type Place, removePlace } from '../places.ts';
import { pointsOf } from './points.ts';
import { processes } from './processes.ts';
import { enrol, stageOn } from './stage.ts';

/**
 * Kills processes that make a new database, at each point of that.
 *
 * @returns how often, and where another process could not go on
 */
export async function brokenMigrations(
  engine: Place['engine'],
  { isAll }: { readonly isAll: boolean },
): Promise<{ readonly points: number; readonly findings: readonly string[] }> {
  const crew = processes();
  const findings: string[] = [];
  try {
    const { statements } = await killedAfter(undefined, async () => {});
    const points = pointsOf(statements ?? [], isAll);
    for (const { name, endsAfter } of points) {
      await killedAfter(endsAfter, async (place) => {
        const clock = manualClock();
        const { store, close } = openPlace(place, clock);
        await enrol(stageOn({ store, ring: generateKeyRing(), clock }), 'u1').catch((error) => {
          findings.push(`${name}: ${error}`);
        });
        await close();
      });
    }
    return { points: points.length, findings };
  } finally {
    await crew.close();
  }

  async function killedAfter(
    endsAfter: number | undefined,
    goOn: (place: Place) => Promise<void>,
  ): Promise<{ readonly statements: readonly string[] | undefined }> {
    const place = newPlace(engine);
    try {
      const job = { place, ring: generateKeyRing(), now: 0, call: 'migrate', endsAfter } as const;
      const [report] = await crew.run([job], () => true);
      await goOn(place);
      return { statements: report?.statements };
    } finally {
      await removePlace(place);
    }
  }
}
