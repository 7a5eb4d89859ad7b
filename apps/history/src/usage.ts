/** What a process holds. */
export interface Usage {
  /** In use once everything that can be freed is. */
  readonly heapBytes: number;
  /** What keeps the process awake, by its kind: sockets, timers, and so on. */
  readonly handles: Readonly<Record<string, number>>;
}

/** Of this process, which was started with `--expose-gc`. */
export function ownUsage(): Usage {
  globalThis.gc?.();
  const handles: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) handles[kind] = (handles[kind] ?? 0) + 1;
  return { heapBytes: process.memoryUsage().heapUsed, handles };
}
