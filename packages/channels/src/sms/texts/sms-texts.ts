import type { SmsContent } from '@keyfob/core';

/**
 * The SMS of one language. `{site}`, `{code}`, `{link}` and `{time}` are filled in; each is paid by the
 * part of 160 characters, or of 70 where a letter is not in GSM 03.38.
 */
export type SmsTexts = Readonly<Record<SmsContent['kind'], string>>;
