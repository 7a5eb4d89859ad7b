import { afterEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import '../enrolment/key-screen.ts'; // there before the first test, not some time after it
import { FakeKeyfobClient } from '../testing/index.ts';
import { showFlow } from './every-flow.ts';
import { mount, settled } from './mount.ts';

afterEach(() => document.body.replaceChildren());

const nameIn = (root: ShadowRoot) =>
  root.querySelector('form:has([type=password]) [autocomplete=username]') as HTMLInputElement;

describe.each(['keyfob-enrolment', 'keyfob-deactivation', 'keyfob-shared-key'] as const)(
  'a password in %s',
  (tag) => {
    it('has the user name beside it, for managers and nobody else', async () => {
      const { field, root } = await showFlow(tag);
      const name = nameIn(root);

      expect([name.type, name.value]).toEqual(['text', 'alex@example.com']);
      expect(name.compareDocumentPosition(field('password'))).toBe(
        Node.DOCUMENT_POSITION_FOLLOWING,
      );
      field('password').focus();
      await userEvent.tab({ shift: true });
      expect(root.activeElement).not.toBe(name);
      expect(name.ariaHidden).toBe('true');
    });
  },
);

it('the name that the page gives is taken, and then the status is not asked', async () => {
  const client = new FakeKeyfobClient();
  const { root } = await mount('keyfob-deactivation', {
    client,
    account: 'robin@example.com',
    presentation: 'inline',
  });
  await settled();

  expect(nameIn(root).value).toBe('robin@example.com');
  expect(client.count('status')).toBe(0);
});
