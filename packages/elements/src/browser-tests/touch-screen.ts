/**
 * Makes the page believe that it is on a touch screen: Chromium on a desk has a mouse.
 *
 * @returns what ends it
 */
export function onTouchScreen(): () => void {
  const real = globalThis.matchMedia;
  globalThis.matchMedia = (query) =>
    query === '(pointer: coarse)' ? ({ matches: true } as MediaQueryList) : real(query);
  return () => {
    globalThis.matchMedia = real;
  };
}
