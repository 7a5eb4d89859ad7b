const busy = 5; // SQLITE_BUSY; extended forms keep it in the lowest byte

/** Whether the error came from the database, not from a rule. */
export function isFromSqlite(error: unknown): error is { readonly errcode: number } {
  return typeof (error as { errcode?: unknown } | null)?.errcode === 'number';
}

/** Whether another process holds the lock. */
export function isBusy(error: unknown): boolean {
  return isFromSqlite(error) && (error.errcode & 0xff) === busy;
}
