/** How a command ended. Part of the public interface: scripts go by it. */
export const exitCodes = {
  fine: 0,
  /** Something is wrong with what was looked at. */
  findings: 1,
  /** The command was called in a way that means nothing. */
  usage: 2,
  /** The database or the keys could not be used. */
  unusable: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Ends a command with a sentence for its reader: what is wrong, and the way out. */
export class Stop extends Error {
  override readonly name = 'Stop';
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string, options?: { cause: unknown }) {
    super(message, options);
    this.exitCode = exitCode;
  }
}

/** The command was called in a way that means nothing. */
export function wrongUsage(message: string): Stop {
  return new Stop(exitCodes.usage, message);
}

/** The database or the keys could not be used. */
export function unusable(message: string, cause?: unknown): Stop {
  return new Stop(exitCodes.unusable, message, { cause });
}
