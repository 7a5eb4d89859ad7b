import type { Languages } from '../../shared/language.ts';
import { ar } from './ar.ts';
import { cs } from './cs.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { he } from './he.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { ptBR } from './pt-BR.ts';
import { sk } from './sk.ts';
import type { SmsTexts } from './sms-texts.ts';
import { zhHans } from './zh-Hans.ts';

/** Brazilian Portuguese serves every reader of Portuguese. */
export const languages: Languages<SmsTexts> = {
  en,
  ar,
  cs,
  de,
  es,
  fr,
  he,
  it,
  ja,
  nl,
  pl,
  pt: ptBR,
  sk,
  'zh-Hans': zhHans,
};
