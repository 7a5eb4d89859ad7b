import { accountsSuite } from './store-suite/accounts-suite.ts';
import { budgetsSuite } from './store-suite/budgets-suite.ts';
import { keepingSuite } from './store-suite/keeping-suite.ts';
import { leasesSuite } from './store-suite/leases-suite.ts';
import { openRequestsSuite } from './store-suite/open-requests-suite.ts';
import { outboxSuite } from './store-suite/outbox-suite.ts';
import { requestPagesSuite } from './store-suite/request-pages-suite.ts';
import { requestsSuite } from './store-suite/requests-suite.ts';
import { sealedSuite } from './store-suite/sealed-suite.ts';
import type { Open, Runner } from './store-suite/shared.ts';

export type { OpenStore, Runner } from './store-suite/shared.ts';

/**
 * The promises of the `Store` port as tests, for any store of your own.
 *
 * @param runner `describe` and `it` of your test runner
 * @param open makes an empty store whose `now` is the given clock; called once per test
 */
export function storeSuite(runner: Runner, open: Open): void {
  runner.describe('store suite', () => {
    accountsSuite(runner, open);
    outboxSuite(runner, open);
    leasesSuite(runner, open);
    budgetsSuite(runner, open);
    requestsSuite(runner, open);
    requestPagesSuite(runner, open);
    openRequestsSuite(runner, open);
    keepingSuite(runner, open);
    sealedSuite(runner, open);
  });
}
