import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError } from '#contract';
import { once } from '../stories/once.ts';
import { inside, presentationOf, submit } from '../stories/story-helpers.ts';
import { FakeKeyfobClient, statusOn } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
}

const newClient = () => new FakeKeyfobClient({ status: statusOn });
const flow = (canvas: HTMLElement) => inside(canvas, 'keyfob-shared-key');

const meta: Meta<Args> = {
  title: 'Elements/Shared key',
  component: 'keyfob-shared-key',
  args: { client: newClient },
  argTypes: { client: { table: { disable: true } } },
  render: ({ client }, { globals }) => html`<keyfob-shared-key
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(client)}
  ></keyfob-shared-key>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

export const WrongCode: Story = {
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key', { code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('That code is not right');
  },
};

export const CodeUsedBefore: Story = {
  args: {
    client: () =>
      newClient().script(
        'showSharedKey',
        new KeyfobError('code_already_used', { retryAfterSeconds: 20 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key');
    await expect(await root.findByRole('timer')).toHaveTextContent(/next code works in/);
  },
};

export const LoggedOut: Story = {
  args: { client: () => newClient().script('showSharedKey', new KeyfobError('login_required')) },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key');
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const NotOffered: Story = {
  args: {
    client: () =>
      newClient().script('showSharedKey', new KeyfobError('not_allowed', { reason: 'policy' })),
  },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key');
    await expect(await root.findByRole('alert')).toHaveTextContent('not offered here');
  },
};

export const Shown: Story = {
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key');
    await expect(await root.findByRole('img', { name: /QR code/ })).toBeVisible();
    await expect(root.getByText(/will be hidden in/)).toBeVisible();
  },
};

export const HiddenAgain: Story = {
  args: {
    client: () => {
      const client = newClient();
      const show = client.showSharedKey.bind(client);
      client.showSharedKey = async (request, signal) => ({
        ...(await show(request, signal)),
        expiresAt: new Date(Date.now() + 300).toISOString(),
      });
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await submit(root, 'Show shared key');
    await expect(await root.findByText(/The key is hidden again/)).toBeVisible();
  },
};

export const Dialog: Story = {
  ...Shown,
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
};

export const Dark: Story = { ...Shown, globals: { scheme: 'dark' } };

export const Czech: Story = { globals: { locale: 'cs' } };
