/** What an operator does: taking over authenticators of another system, and ending waits. */
import { describe, expect, it } from 'vitest';
import { createKeyfob } from '../create-keyfob.ts';
import { codeAtStep, stepAt } from '../factor/totp.ts';
import { generateKeyRing, parseKeyRing } from '../sealing/key-ring.ts';
import { memoryStore, memoryUsers, refusalOf, trialKeyfob } from '../testing/index.ts';

const alice = { userId: 'alice' };
const key = Buffer.from('0123456789abcdef0123');
const sha1 = { algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;
const call = { ...alice, actor: 'migration', authenticator: { key, ...sha1 } };

describe('importing an authenticator', () => {
  it('asks for its codes from then on, and takes the first one of after a minute (C4)', async () => {
    const { keyfob, clock, pendingLogin } = trialKeyfob();
    const before = codeAtStep(key, stepAt(clock(), 30), sha1);

    await keyfob.importAuthenticator(call);

    const used = await refusalOf(
      keyfob.verify({ pending: await pendingLogin(), input: { code: before } }),
    );
    clock.advanceSeconds(60);
    const code = codeAtStep(key, stepAt(clock(), 30), sha1);
    const accepted = await keyfob.verify({ pending: await pendingLogin(), input: { code } });
    expect(used.code).toBe('code_already_used');
    expect(accepted.userId).toBe('alice');
  });

  it('writes nothing in a dry run, and refuses what the real one would', async () => {
    const { keyfob, enrol } = trialKeyfob();

    const tried = await keyfob.importAuthenticator({ ...call, isDryRun: true });
    const status = await keyfob.status(alice);
    await enrol();

    expect(tried.authenticatorId).toMatch(/^[0-9a-f-]{36}$/);
    expect(status.state).toBe('off');
    expect((await refusalOf(keyfob.importAuthenticator({ ...call, isDryRun: true }))).code).toBe(
      'already_enabled',
    );
  });

  it('takes the place of another one only where it is told to, and the owner hears of it', async () => {
    const { keyfob, enrol, deliver, mail } = trialKeyfob();
    await enrol();
    await deliver();

    const refused = await refusalOf(keyfob.importAuthenticator(call));
    await keyfob.importAuthenticator({ ...call, replaces: true });
    await deliver();

    expect(refused.code).toBe('already_enabled');
    expect(mail.sent.map(({ content }) => content.kind)).toContain('otp_disabled');
    const [last, before] = await keyfob.events({ ...alice, limit: 2 });
    expect([before?.type, last?.type]).toEqual(['reset', 'imported']);
  });

  it('tells the owner each time, and nobody where there are no channels', async () => {
    const store = memoryStore();
    const silent = createKeyfob({
      ...{ issuer: 'Example', store, users: memoryUsers({}) },
      keys: parseKeyRing(generateKeyRing()),
    });
    const { keyfob, enrol, deliver, mail } = trialKeyfob();
    await enrol();
    for (let times = 0; times < 2; times += 1) {
      await keyfob.importAuthenticator({ ...call, replaces: true });
      await deliver();
    }

    await silent.importAuthenticator(call);
    await silent.importAuthenticator({ ...call, replaces: true });

    const told = mail.sent.filter(({ content }) => content.kind === 'otp_disabled');
    expect(told).toHaveLength(2);
    expect(await store.outbox.backlog()).toMatchObject({ waiting: 0 });
  });

  it('says what is wrong with a key, and does not repeat it', async () => {
    const { keyfob } = trialKeyfob();
    const short = { ...call.authenticator, key: Buffer.from('too short') };

    const refusal = await refusalOf(keyfob.importAuthenticator({ ...call, authenticator: short }));

    expect(refusal).toMatchObject({ code: 'invalid_input', details: { fields: [{}] } });
    expect(String(refusal.cause)).toContain('72 bits; at least 128');
  });
});

it('a reset says why, where a reason is given', async () => {
  const { keyfob, enrol } = trialKeyfob();
  await enrol();

  await keyfob.reset({ ...alice, actor: 'operator', reason: 'lost phone' });
  const [told] = await keyfob.events({ ...alice, limit: 1 });
  await keyfob.reset({ ...alice, actor: 'operator' });
  const [silent] = await keyfob.events({ ...alice, limit: 1 });

  expect(told).toMatchObject({ type: 'reset', reason: 'lost phone' });
  expect(silent).not.toHaveProperty('reason');
});

describe('unlocking', () => {
  it('ends waits, and the end of codes after a hundred wrong ones (L2)', async () => {
    const { keyfob, clock, enrol, pendingLogin } = trialKeyfob({ policy: { failureCap: 10 } });
    const authenticator = await enrol();
    for (let failures = 0; failures < 10; failures += 1) {
      clock.advanceSeconds(1000);
      const code = authenticator.wrongCodeAt(clock());
      await refusalOf(keyfob.verify({ pending: await pendingLogin(), input: { code } }));
    }
    const input = { code: authenticator.codeAt(clock()) };
    const closed = await refusalOf(keyfob.verify({ pending: await pendingLogin(), input }));

    await keyfob.unlock({ ...alice, actor: 'operator', reason: 'called back' });

    const { userId } = await keyfob.verify({ pending: await pendingLogin(), input });
    expect([closed.code, userId]).toEqual(['too_many_attempts', 'alice']);
    const events = await keyfob.events({ ...alice, limit: 10 });
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'unlocked', actor: 'operator', reason: 'called back' }),
    );
  });

  it('writes nothing where there is nothing to forget', async () => {
    const { keyfob } = trialKeyfob();

    await keyfob.unlock({ ...alice, actor: 'operator' });

    expect(await keyfob.events({ ...alice, limit: 10 })).toEqual([]);
  });
});
