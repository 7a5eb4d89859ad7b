import { speakTo } from './language/speak-to.ts';

await speakTo('keyfob-support-request');
await import('@keyfob/elements/define/support-request');
