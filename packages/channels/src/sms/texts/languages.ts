import type { Languages } from '../../shared/language.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import type { SmsTexts } from './sms-texts.ts';

export const languages: Languages<SmsTexts> = { en, cs };
