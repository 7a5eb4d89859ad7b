/** Loaded before a node: its clock is ahead of that of the machine, or behind, and may be set while it runs. */
import type { Told } from './nodes.ts';

let offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const machine = Date.now;
Date.now = () => machine() + offsetMs;
process.on('message', (told: Told) => {
  if (told.kind === 'clock') offsetMs = told.offsetMs;
});
