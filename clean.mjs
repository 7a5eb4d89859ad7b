/** Empties `dist` of the package it is called in: the compiler leaves what a moved file once made. */
import { rmSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });
