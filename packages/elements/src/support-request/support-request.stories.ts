import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError } from '#contract';
import { insecureError } from '../captcha/insecure.ts';
import '../define/support-request.ts';
import { once } from '../stories/once.ts';
import { inside, paste, presentationOf, press, type } from '../stories/story-helpers.ts';
import { FakeKeyfobClient } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
  email: string;
}

const refusing = (...error: ConstructorParameters<typeof KeyfobError>) => {
  return () => new FakeKeyfobClient().script('requestSupport', new KeyfobError(...error));
};
const form = (canvas: HTMLElement) => inside(canvas, 'keyfob-support-request');

async function fill(root: Awaited<ReturnType<typeof form>>): Promise<void> {
  await type(root, 'E-mail', 'alex@example.com');
  await paste(root, 'What happened', 'My phone fell into a lake, and the mailbox is closed.');
  await press(root, 'Send request');
}

const meta: Meta<Args> = {
  title: 'Elements/Support request',
  component: 'keyfob-support-request',
  args: { client: () => new FakeKeyfobClient(), email: '' },
  argTypes: { client: { table: { disable: true } } },
  render: ({ client, email }, { globals }) => html`<keyfob-support-request
    open
    presentation=${presentationOf(globals, 'inline')}
    email=${email}
    .client=${once(client)}
    @keyfob-captcha-required=${showWidget}
  ></keyfob-support-request>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

export const Prefilled: Story = {
  args: { email: 'alex@example.com' },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await expect(root.getByLabelText('E-mail')).toHaveValue('alex@example.com');
  },
};

export const NothingFilledIn: Story = {
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await press(root, 'Send request');
    await expect(await root.findAllByRole('alert')).toHaveLength(2);
    await expect(root.getByLabelText('E-mail')).toHaveAccessibleDescription(/Enter the e-mail/);
  },
};

export const TooLong: Story = {
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await type(root, 'E-mail', 'alex@example.com');
    await paste(root, 'What happened', 'All of it. '.repeat(190));
    await press(root, 'Send request');
    await expect(await root.findByRole('alert')).toHaveTextContent('89 characters too many.');
  },
};

export const Sending: Story = {
  args: { client: () => new FakeKeyfobClient().script('requestSupport', 'never') },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(root.getByRole('button', { name: 'Send request' })).toBeDisabled();
  },
};

export const Limited: Story = {
  args: { client: refusing('delivery_limit', { retryAfterSeconds: 570 }) },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in/);
    await expect(root.getByLabelText('What happened')).toHaveValue(
      'My phone fell into a lake, and the mailbox is closed.',
    );
  },
};

export const CaptchaFailed: Story = {
  args: { client: refusing('captcha_failed') },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByRole('alert')).toHaveTextContent('CAPTCHA');
  },
};

export const WithoutHttps: Story = {
  args: {
    client: () => {
      const client = new FakeKeyfobClient();
      client.captcha = () => Promise.reject(insecureError());
      return client;
    },
  },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByRole('alert')).toHaveTextContent('https://');
  },
};

export const ServerError: Story = {
  args: { client: refusing('unavailable') },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByRole('alert')).toHaveTextContent('did not answer');
  },
};

export const WidgetOfAProvider: Story = {
  args: {
    client: () => new FakeKeyfobClient({ captcha: 'turnstile' }),
  },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByText(/show here that you are not a robot/)).toBeVisible();
  },
};

export const Done: Story = {
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await fill(root);
    await expect(await root.findByText('We have your request')).toBeVisible();
  },
};

export const Dialog: Story = {
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '720px' } } },
};

export const Narrow: Story = {
  ...NothingFilledIn,
  render: ({ client }) => html`<div style="max-inline-size: 328px">
    <keyfob-support-request presentation="inline" .client=${once(client)}></keyfob-support-request>
  </div>`,
};

export const Dark: Story = { ...NothingFilledIn, globals: { scheme: 'dark' } };

export const Czech: Story = {
  globals: { locale: 'cs' },
  play: async ({ canvasElement }) => {
    const root = await form(canvasElement);
    await press(root, 'Odeslat žádost');
    await expect(await root.findAllByRole('alert')).toHaveLength(2);
  },
};

/** Stands for the script of a provider. */
function showWidget({ currentTarget }: Event): void {
  const element = currentTarget as HTMLElementTagNameMap['keyfob-support-request'];
  const widget = document.createElement('button');
  widget.slot = 'captcha';
  widget.type = 'button';
  widget.textContent = 'I am not a robot (a widget of the provider)';
  widget.onclick = () => element.setCaptcha('example-solution');
  element.querySelector('[slot=captcha]')?.remove();
  element.append(widget);
}

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...NothingFilledIn,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
