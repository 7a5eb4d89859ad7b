import type { Format } from '../row.ts';
import { betterAuth } from './better-auth.ts';
import { csv } from './csv.ts';
import { django } from './django.ts';
import { google } from './google.ts';
import { keycloak } from './keycloak.ts';
import { otpauth } from './otpauth.ts';
import { speakeasy } from './speakeasy.ts';

/** Every kind of file by the name that `--from` has for it. */
export const formats = {
  otpauth,
  csv,
  google,
  speakeasy,
  'better-auth': betterAuth,
  keycloak,
  django,
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof formats;
