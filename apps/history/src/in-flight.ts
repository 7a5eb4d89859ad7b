/** Does some work with each thing, and with so many at once. */
export async function inFlight<Thing, Result>(
  most: number,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const left = things.entries();
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (const [place, thing] of left) results[place] = await work(thing);
    }),
  );
  return results;
}
