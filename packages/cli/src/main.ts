#!/usr/bin/env node
import { run } from './run.ts';

const { env, stdout, stderr, argv } = process;
process.exitCode = await run(argv.slice(2), { env, folder: process.cwd(), stdout, stderr });
