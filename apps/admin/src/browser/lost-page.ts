/** The plain form is for browsers without JavaScript. */
document.querySelector('[data-fallback]')?.remove();
await import('@keyfob/elements/define/recovery');

export {};
