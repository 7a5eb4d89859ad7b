import { expect, it } from 'vitest';
import { outcomeOf } from '../testing/outcome-of.ts';
import { loadPeer } from './load-peer.ts';

it('says which package to install, and that nothing goes until then', async () => {
  const missing = Object.assign(new Error('not below /srv/site'), { code: 'ERR_MODULE_NOT_FOUND' });

  const { told, sent, error } = await outcomeOf(loadPeer('smpp', () => Promise.reject(missing)));

  expect([told, sent]).toEqual(['set-up', 'unsent']);
  expect(error.message).toBe(
    'this channel needs the package "smpp" (ERR_MODULE_NOT_FOUND): install it beside @keyfob/channels',
  );
});
