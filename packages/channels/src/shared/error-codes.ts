/** An error and what has caused it, the inmost first; of several attempts to connect, the first. */
function chainOf(thrown: unknown): readonly Partial<Record<string, unknown>>[] {
  const chain: Partial<Record<string, unknown>>[] = [];
  let each: unknown = thrown;
  while (typeof each === 'object' && each !== null && chain.length < 8) {
    const error = each as Partial<Record<string, unknown>>; // an object has unknown values
    chain.unshift(error);
    each = error.cause ?? (Array.isArray(error.errors) ? error.errors[0] : undefined);
  }
  return chain;
}

/**
 * The codes of an error, such as `ENOTFOUND`, the most telling first. Only codes go into our errors:
 * messages may hold names and texts of the other side (G1).
 */
export function codesOf(thrown: unknown): readonly string[] {
  return chainOf(thrown)
    .flatMap(({ timeoutType, originalCode, code }) => [timeoutType, originalCode, code])
    .filter((code) => typeof code === 'string')
    .filter((code) => /^[A-Z][A-Z0-9_]{1,60}$/.test(code));
}

/** Whether a system call for a connection has failed: then nothing can have been sent over it. */
export function isConnecting(thrown: unknown): boolean {
  return chainOf(thrown).some(({ syscall }) =>
    /^(connect|getaddrinfo|query[A-Z]+)$/.test(String(syscall)),
  );
}
