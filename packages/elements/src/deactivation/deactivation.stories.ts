import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError } from '#contract';
import { once } from '../stories/once.ts';
import { inside, presentationOf, press, submit } from '../stories/story-helpers.ts';
import { FakeKeyfobClient, statusOn } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
}

const newClient = () => new FakeKeyfobClient({ status: statusOn });
const deactivation = (canvas: HTMLElement) => inside(canvas, 'keyfob-deactivation');

const meta: Meta<Args> = {
  title: 'Elements/Deactivation',
  component: 'keyfob-deactivation',
  args: { client: newClient },
  argTypes: { client: { table: { disable: true } } },
  render: ({ client }, { globals }) => html`<keyfob-deactivation
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(client)}
  ></keyfob-deactivation>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

export const Sending: Story = {
  args: { client: () => newClient().script('deactivate', 'never') },
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable');
    await expect(root.getByRole('button', { name: 'Disable' })).toBeDisabled();
  },
};

export const WrongPassword: Story = {
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable', { password: 'not it' });
    await expect(await root.findByRole('alert')).toHaveTextContent('That password is not right');
    await expect(root.getByLabelText('Password')).toHaveAccessibleDescription(/not right/);
  },
};

export const WrongCode: Story = {
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable', { code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('That code is not right');
  },
};

export const PasswordShown: Story = {
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await press(root, 'Show password');
    await expect(root.getByLabelText('Password')).toHaveAttribute('type', 'text');
  },
};

export const Locked: Story = {
  args: {
    client: () =>
      newClient().script(
        'deactivate',
        new KeyfobError('too_many_attempts', { retryAfterSeconds: 60 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable', { code: '111111' });
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in/);
  },
};

export const ServerError: Story = {
  args: { client: () => newClient().script('deactivate', new KeyfobError('unavailable')) },
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable');
    await root.findByRole('alert');
    await expect(root.getByLabelText('OTP code')).toHaveValue('123456');
  },
};

export const LoggedOut: Story = {
  args: { client: () => newClient().script('deactivate', new KeyfobError('login_required')) },
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable');
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const Frozen: Story = {
  args: {
    client: () =>
      newClient().script(
        'deactivate',
        new KeyfobError('not_allowed', { reason: 'frozen', retryAfterSeconds: 80_000 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable');
    await expect(await root.findByRole('alert')).toHaveTextContent(/Until .*\d{4}.* nothing/);
  },
};

export const Done: Story = {
  play: async ({ canvasElement }) => {
    const root = await deactivation(canvasElement);
    await submit(root, 'Disable');
    await expect(await root.findByText('OTP is off')).toBeVisible();
  },
};

export const Dialog: Story = {
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '640px' } } },
};

export const Dark: Story = { ...WrongCode, globals: { scheme: 'dark' } };

export const Czech: Story = { globals: { locale: 'cs' } };

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...WrongPassword,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
