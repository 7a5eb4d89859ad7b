import '@keyfob/elements/define/notice'; // at once: it takes the token out of the address
import { speakTo } from './language/speak-to.ts';

await speakTo('keyfob-notice');
