import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError, type Status } from '#contract';
import { once } from '../stories/once.ts';
import { inside } from '../stories/story-helpers.ts';
import { FakeKeyfobClient, statusOff, statusOn } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
}

const withStatus = (status: Status) => () => new FakeKeyfobClient({ status });
const section = (canvas: HTMLElement) => inside(canvas, 'keyfob-account-security');

const meta: Meta<Args> = {
  title: 'Elements/Account security',
  component: 'keyfob-account-security',
  args: { client: withStatus(statusOff) },
  argTypes: { client: { table: { disable: true } } },
  render: ({ client }) => html`<keyfob-account-security .client=${once(client)}>
    <a slot="verify-contacts" href="#contacts">Verify your contacts</a>
  </keyfob-account-security>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Off: Story = {
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('button', { name: 'Set OTP' })).toBeEnabled();
  },
};

export const On: Story = {
  args: { client: withStatus(statusOn) },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('button', { name: 'Disable' })).toBeEnabled();
  },
};

export const SeveralAuthenticators: Story = {
  args: {
    client: withStatus({
      ...statusOn,
      authenticators: ['Work phone', 'An authenticator with a rather long name, in the safe'].map(
        (name, index) => ({
          id: name,
          name,
          addedAt: `2026-0${index + 1}-02T08:15:00.000Z`,
          lastUsedAt: '2026-06-18T16:40:00.000Z',
        }),
      ),
    }),
  },
};

export const Pending: Story = { args: { client: withStatus({ ...statusOff, state: 'pending' }) } };

export const ContactsMissing: Story = {
  args: {
    client: withStatus({
      ...statusOff,
      prerequisites: { email: 'unverified', phone: 'missing' },
      missing: ['email', 'phone'],
    }),
  },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByText('Your mobile phone number is missing.')).toBeVisible();
    await expect(root.getByRole('button', { name: 'Set OTP' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const Blocked: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient({
        status: {
          ...statusOn,
          state: 'blocked',
          blockedUntil: new Date(Date.now() + 870_000).toISOString(),
        },
      }),
  },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in 1\d minutes/);
  },
};

export const BlockedForGood: Story = {
  args: { client: withStatus({ ...statusOn, state: 'blocked' }) },
};

export const Loading: Story = {
  args: { client: () => new FakeKeyfobClient().script('status', 'never') },
};

export const ServerError: Story = {
  args: {
    client: () => new FakeKeyfobClient().script('status', new KeyfobError('unavailable')),
  },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const LoggedOut: Story = {
  args: {
    client: () => new FakeKeyfobClient().script('status', new KeyfobError('login_required')),
  },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
    await expect(root.queryByRole('button', { name: 'Try again' })).toBeNull();
  },
};

const frozenUntil = new Date(Date.now() + 86_400_000).toISOString();

export const Frozen: Story = {
  args: { client: withStatus({ ...statusOff, frozenUntil }) },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('note')).toHaveTextContent(/This was not me.*Until .*\d{4}/);
    await expect(root.getByRole('button', { name: 'Set OTP' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const FrozenWhileOn: Story = {
  args: { client: withStatus({ ...statusOn, frozenUntil }) },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('button', { name: 'Disable' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  },
};

export const TooManyRequests: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient().script(
        'status',
        new KeyfobError('too_many_attempts', { retryAfterSeconds: 60 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await section(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('try again in 60 seconds');
  },
};

export const Dark: Story = { ...On, globals: { scheme: 'dark' } };

export const DarkContactsMissing: Story = { ...ContactsMissing, globals: { scheme: 'dark' } };

export const DarkFrozen: Story = { ...Frozen, globals: { scheme: 'dark' } };

export const CzechFrozen: Story = { args: Frozen.args as Args, globals: { locale: 'cs' } };

export const Czech: Story = { args: On.args as Args, globals: { locale: 'cs' } };

export const TextTwiceAsLarge: Story = { args: On.args as Args, globals: { textSize: '200' } };

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...SeveralAuthenticators,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
