import { defineConfig } from 'vitest/config';

const conditions = ['@keyfob/source'];

/** Slow tests come last, the slowest at the end: most mutants are noticed before them. */
const slow = ['user-show', 'user', 'doctor', 'migrate', 'reseal', 'servers'];

interface TestFile {
  readonly moduleId: string;
}

class QuickFirst {
  async sort<File extends TestFile>(files: readonly File[]): Promise<File[]> {
    const placeOf = ({ moduleId }: File) =>
      slow.findIndex((name) => moduleId.endsWith(`/commands/${name}.test.ts`));
    return files.toSorted((one, other) => placeOf(one) - placeOf(other));
  }
  async shard<File>(files: File[]): Promise<File[]> {
    return files;
  }
}

/** This package's tests alone; each of its mutants repeats them. */
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['src/**/*.test.ts'],
    exclude: [
      'src/commands/reseal-killed.test.ts', // its work is done by a process, where no mutant is at work
      'src/page.test.ts', // reads the sources, which a mutation run has rewritten
    ],
    env: { KEYFOB_TEST_IN_PROCESS: '1' }, // commands run where mutants are
    sequence: { sequencer: QuickFirst },
    testTimeout: 30_000, // as in the other runs of these tests
  },
});
