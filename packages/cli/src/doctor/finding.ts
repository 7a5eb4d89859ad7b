/** What one check has found. `id` is stable: scripts go by it. */
export interface Finding {
  readonly id: string;
  readonly level: 'error' | 'warning' | 'ok';
  /** One sentence, without a full stop. */
  readonly what: string;
  /** What to do about it; left out where nothing is wrong. */
  readonly fix?: string;
}

export function fine(id: string, what: string): Finding {
  return { id, level: 'ok', what };
}

export function wrong(id: string, what: string, fix: string): Finding {
  return { id, level: 'error', what, fix };
}

export function doubtful(id: string, what: string, fix: string): Finding {
  return { id, level: 'warning', what, fix };
}
