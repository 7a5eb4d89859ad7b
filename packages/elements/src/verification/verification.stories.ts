import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect } from 'storybook/test';
import { KeyfobError } from '#contract';
import { once } from '../stories/once.ts';
import { inside, presentationOf, press, submit, type } from '../stories/story-helpers.ts';
import { FakeKeyfobClient } from '../testing/index.ts';

interface Args {
  /** What the server does with the first calls. */
  script: ConstructorParameters<typeof KeyfobError>[0] | 'never' | undefined;
  retryAfterSeconds: number | undefined;
  autoSubmit: boolean;
  /** Whether the page gives its link to the log-in. */
  hasLogin: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/Verification',
  component: 'keyfob-verification',
  args: { script: undefined, retryAfterSeconds: undefined, autoSubmit: false, hasLogin: false },
  argTypes: {
    script: { table: { disable: true } },
    retryAfterSeconds: { table: { disable: true } },
  },
  render: (
    { script, retryAfterSeconds, autoSubmit, hasLogin },
    { globals },
  ) => html`<keyfob-verification
    open
    presentation=${presentationOf(globals, 'inline')}
    ?auto-submit=${autoSubmit}
    .client=${once(() => scripted(script, retryAfterSeconds))}
  >
    ${hasLogin ? html`<a slot="login" href="#login">Log in as usual</a>` : nothing}
    <p slot="lost">Write to <a href="mailto:support@example.com">support@example.com</a>.</p>
  </keyfob-verification>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Ready: Story = {};

export const Sending: Story = {
  args: { script: 'never' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await expect(root.getByRole('button', { name: 'Continue' })).toBeDisabled();
  },
};

export const WrongCode: Story = {
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('That code is not right');
  },
};

export const WrongCodeTwice: Story = {
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    for (const code of ['111111', '222222']) {
      await submit(root, 'Continue', { hasPassword: false, code });
      await root.findByRole('alert');
    }
    await expect(root.getByRole('alert')).toHaveTextContent('clock of your phone');
  },
};

export const IncompleteCode: Story = {
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '123' });
    await expect(await root.findByRole('alert')).toHaveTextContent('6 digits');
  },
};

export const CodeUsedBefore: Story = {
  args: { script: 'code_already_used', retryAfterSeconds: 17 },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await expect(await root.findByRole('timer')).toHaveTextContent(
      /next code works in 1\d seconds/,
    );
  },
};

export const Locked: Story = {
  args: { script: 'too_many_attempts', retryAfterSeconds: 870 },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '111111' });
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in 1\d minutes/);
    await expect(root.getByRole('button', { name: 'Continue' })).toBeDisabled();
  },
};

export const ClosedForGood: Story = {
  args: { script: 'too_many_attempts' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('Contact support');
  },
};

export const ServerError: Story = {
  args: { script: 'unavailable' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await root.findByRole('alert');
    await expect(root.getByLabelText('OTP code')).toHaveValue('123456');
  },
};

export const LoggedOut: Story = {
  args: { script: 'login_required' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await expect(await root.findByRole('alert')).toHaveTextContent('no longer logged in');
    await expect(root.getByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const LoggedOutWithOwnLink: Story = {
  ...LoggedOut,
  args: { ...LoggedOut.args, hasLogin: true },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await root.findByRole('alert');
    await expect(canvasElement.querySelector('[slot=login]')).toBeVisible();
  },
};

/** There was no log-in to complete when the page was opened. */
export const NoLogIn: Story = {
  render: (_, { globals }) => html`<keyfob-verification
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(() => new FakeKeyfobClient().script('status', new KeyfobError('login_required')))}
  ></keyfob-verification>`,
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const OffMeanwhile: Story = {
  args: { script: 'not_enabled' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await expect(await root.findByRole('alert')).toHaveTextContent('OTP is off for this account');
    await expect(root.getByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const LockedForDays: Story = {
  args: { script: 'too_many_attempts', retryAfterSeconds: 200_000 },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent(/try again after .*\d{4}/);
    await expect(root.getByRole('button', { name: 'Continue' })).toBeDisabled();
  },
};

export const LostKeycard: Story = {
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await press(root, 'I lost my OTP keycard');
    await expect(await root.findByText(/Contact support/)).toBeVisible();
  },
};

export const Done: Story = {
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false });
    await expect(await root.findByText('That code is right')).toBeVisible();
  },
};

export const Dialog: Story = {
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '540px' } } },
};

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...WrongCode,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};

export const Dark: Story = { ...WrongCode, globals: { scheme: 'dark' } };

export const DarkLoggedOut: Story = { ...LoggedOut, globals: { scheme: 'dark' } };

export const Czech: Story = {
  globals: { locale: 'cs' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await type(root, 'Kód OTP', '111111');
    await press(root, 'Pokračovat');
    await expect(await root.findByRole('alert')).toHaveTextContent('Kód není správný');
  },
};

export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await type(root, 'OTP code', '111111');
    await press(root, 'Continue');
    await expect(await root.findByRole('alert')).toHaveTextContent('الرمز غير صحيح');
  },
};

export const Japanese: Story = {
  globals: { locale: 'ja' },
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await press(root, 'I lost my OTP keycard');
    await expect(await root.findByText(/サポートにお問い合わせください/)).toBeVisible();
  },
};

function scripted(script: Args['script'], retryAfterSeconds: number | undefined): FakeKeyfobClient {
  const client = new FakeKeyfobClient();
  if (script === 'never') return client.script('verify', 'never');
  if (!script) return client;
  const details = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
  return client.script('verify', new KeyfobError(script, details));
}
