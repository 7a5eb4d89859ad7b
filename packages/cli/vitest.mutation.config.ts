import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const conditions = ['@keyfob/source'];

/** Slow tests last, the slowest at the end: most mutants are noticed before them. */
const slow = ['user', 'doctor', 'migrate', 'reseal', 'servers'];

class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) =>
      slow.findIndex((name) => moduleId.endsWith(`/commands/${name}.test.ts`));
    return files.toSorted((one, other) => placeOf(one) - placeOf(other));
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
    isolate: false, // else each mutant loads every module anew for each of these files
    sequence: { sequencer: QuickFirst },
    testTimeout: 30_000, // as in the other runs of these tests
  },
});
