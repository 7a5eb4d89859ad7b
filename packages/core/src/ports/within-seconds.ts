/**
 * Gives up on a call to an integrator's port that does not answer in time.
 *
 * @param port what is said to be late, for example `users.find`
 * @throws Error when the time is over; what the port answers later is dropped
 */
export async function withinSeconds<T>(
  seconds: number,
  answer: T | Promise<T>,
  port: string,
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`${port} did not answer in ${seconds} s`)),
    seconds * 1000,
  );
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
