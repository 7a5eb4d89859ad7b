import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError, type NoticeView } from '#contract';
import { once } from '../stories/once.ts';
import { inside, presentationOf, press } from '../stories/story-helpers.ts';
import { exampleLinkToken, FakeKeyfobClient } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
  token: string;
}

const flow = (canvas: HTMLElement) => inside(canvas, 'keyfob-notice');

const meta: Meta<Args> = {
  title: 'Elements/Notice',
  component: 'keyfob-notice',
  args: { client: () => new FakeKeyfobClient(), token: exampleLinkToken },
  argTypes: { client: { table: { disable: true } } },
  render: ({ client, token }, { globals }) => {
    history.replaceState(null, '', `${location.pathname}${location.search}#${token}`);
    return html`<keyfob-notice
      open
      presentation=${presentationOf(globals, 'inline')}
      .client=${once(client)}
    ></keyfob-notice>`;
  },
};

export default meta;
type Story = StoryObj<Args>;

const pressed: Story['play'] = async ({ canvasElement }) => {
  await press(await flow(canvasElement), 'Keep my account safe');
};

const told = (notice: NoticeView) => ({ client: () => new FakeKeyfobClient({ notice }) });
const done = { at: '2026-06-18T12:00:00.000Z', browser: 'Firefox on Windows' };

/** OTP is going to be turned off: there is still time. */
export const Ready: Story = {
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByText(/OTP will be turned off on/)).toBeVisible();
    await expect(root.getByRole('button', { name: 'Keep my account safe' })).toBeEnabled();
  },
};

export const TurnedOff: Story = { args: told({ what: 'otp_disabled', ...done }) };

export const TurnedOn: Story = { args: told({ what: 'otp_enabled', ...done }) };

export const KeyShown: Story = { args: told({ what: 'shared_key_shown', ...done }) };

/** A notice of an earlier version, or a server that did not answer: the button is there all the same. */
export const NothingKnown: Story = { args: told({}) };

export const Loading: Story = {
  args: { client: () => new FakeKeyfobClient().script('openNotice', 'never') },
};

export const Sending: Story = {
  args: { client: () => new FakeKeyfobClient().script('cancelRecovery', 'never') },
  play: pressed,
};

export const Cancelled: Story = {
  play: async (context) => {
    await pressed(context);
    const root = await flow(context.canvasElement);
    await expect(await root.findByText('OTP stays on')).toBeVisible();
  },
};

export const Frozen: Story = {
  args: { client: () => new FakeKeyfobClient({ cancellation: 'frozen' }) },
  play: async (context) => {
    await pressed(context);
    const root = await flow(context.canvasElement);
    await expect(await root.findByText('Your account is frozen')).toBeVisible();
  },
};

export const LinkInvalid: Story = {
  args: { token: exampleLinkToken.replace('example', 'older') },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('no longer works');
  },
};

export const LinkCut: Story = {
  args: { token: exampleLinkToken.slice(0, 60) },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('This link is incomplete');
  },
};

export const SupportExplained: Story = {
  args: { token: '' },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Contact support');
    await expect(await root.findByText(/as its contact page says/)).toBeVisible();
  },
};

export const WithoutLink: Story = { args: { token: '' } };

export const ServerError: Story = {
  args: {
    client: () => new FakeKeyfobClient().script('cancelRecovery', new KeyfobError('unavailable')),
  },
  play: async (context) => {
    await pressed(context);
    const root = await flow(context.canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('did not answer');
  },
};

export const Dialog: Story = {
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '540px' } } },
};

export const Dark: Story = { globals: { scheme: 'dark' } };

export const Czech: Story = { globals: { locale: 'cs' } };

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...Ready,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
