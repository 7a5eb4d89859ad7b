import type { Languages } from '../../shared/language.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import type { MailTexts } from './mail-texts.ts';

export const languages: Languages<MailTexts> = { en, cs };
