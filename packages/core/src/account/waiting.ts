/** The name of the notice that tells of a waiting time; its messages are named after it. */
export function waitingAbout(flowId: string): string {
  return `${flowId}:waiting`;
}
