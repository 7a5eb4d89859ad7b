/** From when on something counts as wrong. The health of a process and the doctor of the command line share it. */
export const healthLimits = Object.freeze({
  /** By so many milliseconds the clocks of a process and of its store may differ. */
  clockMs: 1_000,
  /** Beyond a whole time step right codes are wrong, if it is the store's clock that is off. */
  clockFailedMs: 30_000,
  /** So many milliseconds a message that is due may wait: a mail server that is busy takes a few minutes. */
  backlogMs: 600_000,
  /** So many failures without a success make a channel suspect. */
  channelFailures: 3,
});
