/** Numbers of errors that MySQL and MariaDB share. */
export const errors = {
  duplicateKey: 1062,
  noSuchTable: 1146,
  syntax: 1064,
} as const;

/** A wait for a lock that took too long, a deadlock, a key that another one has taken at the same moment. */
const lostRaces = [1205, 1213, errors.duplicateKey];
/** MariaDB with `innodb_snapshot_isolation`: another one has changed the row since the transaction began. */
const changedSince = 1020;
/**
 * The server ends the connection with these: it shuts down, somebody has killed the connection (MariaDB 1927),
 * or it was silent for too long (MySQL 4031).
 */
const farewells = [1053, 1927, 4031];
/** The server has become read-only, as one does that is no longer the primary: its successor is found anew. */
const readOnly = [1290, 1792, 1836];

/** Number of an error that the server itself has sent; those of the network and of the driver have no state. */
export function serverError(error: unknown): number | undefined {
  const { errno, sqlState } = (error ?? {}) as {
    readonly errno?: unknown;
    readonly sqlState?: unknown;
  };
  return typeof errno === 'number' && typeof sqlState === 'string' ? errno : undefined;
}

export function isLostRace(error: unknown): boolean {
  const number = serverError(error);
  return number !== undefined && [...lostRaces, changedSince].includes(number);
}

/** What the server answers while it keeps the connection. */
export function isRefusal(error: unknown): boolean {
  const number = serverError(error);
  return number !== undefined && ![...farewells, ...readOnly].includes(number);
}
