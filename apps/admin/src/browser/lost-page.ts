import { speakTo } from './language/speak-to.ts';

/** The plain form is for browsers without JavaScript. */
document.querySelector('[data-fallback]')?.remove();
await speakTo('keyfob-recovery');
await import('@keyfob/elements/define/recovery');
