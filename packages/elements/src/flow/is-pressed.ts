/** Whether the page acts upon something that somebody has just pressed. */
export function isPressed(): boolean {
  return navigator.userActivation?.isActive ?? false;
}
