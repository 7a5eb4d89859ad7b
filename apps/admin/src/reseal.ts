import type { Keyfob } from '@keyfob/core';

/**
 * Seals anew what an older key of the ring has sealed, until nothing is left to do, and says so: then
 * the older keys can leave KEYFOB_KEYS.
 */
export async function resealAll(keyfob: Keyfob): Promise<void> {
  try {
    let total = 0;
    for (;;) {
      const { resealed, left } = await keyfob.reseal();
      total += resealed;
      if (resealed > 0 && left > 0) continue;
      if (total > 0 || left > 0) {
        console.log(`demo: ${total} values were sealed anew; ${left} values need an older key`);
      }
      return;
    }
  } catch (error) {
    // Nothing is lost: older keys still open what they sealed, and the next start goes on.
    console.error('demo: sealing anew failed:', error);
  }
}
