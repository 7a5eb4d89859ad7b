/** Journeys of other files once more, over three nodes behind a balancer on one PostgreSQL. */
import { generateKeyRing } from '@keyfob/core';
import { describe, expect, it } from 'vitest';
import { changeKeys } from './journeys/key-rotation.ts';
import { recoverByMailAndSms } from './journeys/lost-phone.ts';
import { setOtpAndLogIn } from './journeys/set-otp.ts';
import { approveBySupport, shortWait } from './journeys/support-approval.ts';
import { manyNodes } from './support/many-nodes.ts';
import { setStage } from './support/stage.ts';
import { Visitor } from './support/visitor.ts';

const nodes = await manyNodes();
const { browser } = await setStage();

describe.runIf(nodes.canStart)('a journey over three nodes', () => {
  it('set OTP with the QR picture, log in with it, turn it off', async () => {
    await setOtpAndLogIn(browser, await nodes.start());
  });

  it('a lost phone: link by mail, code by SMS, OTP is off', async () => {
    await recoverByMailAndSms(browser, await nodes.start());
  });

  it('support approves, and OTP goes off after the wait', async () => {
    await approveBySupport(browser, await nodes.start(shortWait));
  });

  it('the key ring changes while the nodes are restarted one by one (S2)', async () => {
    await changeKeys(nodes.startSite);
  });

  it('nobody notices that the nodes are restarted one by one', async () => {
    const environment = { KEYFOB_KEYS: generateKeyRing() };
    const site = await nodes.startSite(environment);
    const [origin] = site.origins();
    const statuses = new Set<number>();
    let isOver = false;
    const visit = async () => {
      const visitor = new Visitor(() => origin);
      await visitor.givePassword('newcomer@example.test');
      while (!isOver) {
        statuses.add((await visitor.call('GET', '/account/customer')).status);
        const wrong = await visitor.submit('/account/customer/contacts/email', { code: '1' });
        statuses.add(wrong.status);
      }
    };

    const visits = [visit(), visit(), visit()];
    await site.restart(environment);
    isOver = true;
    await Promise.all(visits);

    expect(statuses).toEqual(new Set([200, 422]));
  });
});
