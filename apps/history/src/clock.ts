/** Loaded before a node: its clock is ahead of that of the machine, or behind. */
const offsetMs = Number(process.env.CLOCK_OFFSET_MS ?? 0);
const machine = Date.now;
Date.now = () => machine() + offsetMs;
