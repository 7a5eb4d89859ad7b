/**
 * Gives up on a call to an integrator's port that does not answer in time.
 *
 * @throws Error when the time is over; what the port answers later is dropped
 */
export async function withinSeconds<T>(
  seconds: number,
  answer: Promise<T>,
  port = 'users',
): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new Error(`the ${port} port did not answer in ${seconds} s`)),
    seconds * 1000,
  );
  try {
    return await Promise.race([answer, promise]);
  } finally {
    clearTimeout(timer);
  }
}
