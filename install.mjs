/**
 * Runs before `npm start` and `npm test`: installs everything on a fresh machine and costs nothing
 * on any other. Starting the pinned pnpm from node_modules saves the two seconds that npx takes;
 * pnpm itself then installs what has changed since (`verifyDepsBeforeRun`).
 */
import { execSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

const { packageManager } = JSON.parse(readFileSync('package.json', 'utf8'));
if (!existsSync('node_modules/.bin/pnpm')) {
  execSync(`npx --yes ${packageManager} install`, { stdio: 'inherit' });
}
