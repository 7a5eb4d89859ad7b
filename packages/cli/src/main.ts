#!/usr/bin/env node
import { run } from './run.ts';

// Whoever reads the answer may stop in the middle: `keyfob user events alice | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const { env, stdout, stderr, argv } = process;
const stdin = 0; // not process.stdin: a stream would be opened that nobody may need
process.exitCode = await run(argv.slice(2), { env, folder: process.cwd(), stdin, stdout, stderr });
