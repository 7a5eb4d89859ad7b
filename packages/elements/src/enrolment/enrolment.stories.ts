import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent, waitFor } from 'storybook/test';
import { KeyfobError } from '#contract';
import { onTouchScreen } from '../browser-tests/touch-screen.ts';
import { once } from '../stories/once.ts';
import { inside, presentationOf, press, submit } from '../stories/story-helpers.ts';
import { FakeKeyfobClient } from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
  /** An `intro` of one's own. */
  intro: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Enrolment',
  component: 'keyfob-enrolment',
  args: { client: () => new FakeKeyfobClient(), intro: '' },
  argTypes: { client: { table: { disable: true } }, intro: { table: { disable: true } } },
  render: ({ client, intro }, { globals }) => html`<keyfob-enrolment
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(client)}
  >
    ${intro ? html`<span slot="intro">${intro}</span>` : ''}
  </keyfob-enrolment>`,
};

export default meta;
type Story = StoryObj<Args>;

const enrolment = (canvas: HTMLElement) => inside(canvas, 'keyfob-enrolment');
const refusing = (code: ConstructorParameters<typeof KeyfobError>[0], retryAfterSeconds?: number) =>
  new KeyfobError(code, retryAfterSeconds === undefined ? {} : { retryAfterSeconds });

export const Ready: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    const qr = await root.findByRole('img', { name: /QR code/ });
    await waitFor(() => expect(qr).toBeVisible());
  },
};

export const KeyByHand: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await userEvent.click(await root.findByText('Can’t scan it?'));
    await expect(root.getByText('EXAM PLEK EYON ENOT ASEC RET2 3456 7ABC')).toBeVisible();
  },
};

/** A phone cannot scan itself: the way into its own app comes first. */
export const OnATouchScreen: Story = {
  beforeEach: () => onTouchScreen(),
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('button', { name: /on this device/ })).toBeVisible();
  },
};

export const Loading: Story = {
  args: { client: () => new FakeKeyfobClient().script('beginEnrolment', 'never') },
};

export const Sending: Story = {
  args: { client: () => new FakeKeyfobClient().script('activate', 'never') },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await expect(root.getByRole('button', { name: 'Activate' })).toBeDisabled();
  },
};

export const NewKeyAfterWrongCode: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate', { code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent(/Delete the old entry/);
    await expect(root.getByText('EXAM PLEK EYTW ONOT ASEC RET2 3456 7ABC')).toBeInTheDocument();
    await expect(root.getByLabelText('OTP code')).toHaveValue('');
  },
};

export const NewKeyAfterWrongPassword: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate', { password: 'not it' });
    await expect(await root.findByRole('alert')).toHaveTextContent(/That password was not right/);
  },
};

export const NothingFilledIn: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await press(root, 'Activate');
    await expect(await root.findAllByRole('alert')).toHaveLength(2);
  },
};

export const Locked: Story = {
  args: {
    client: () => new FakeKeyfobClient().script('activate', refusing('too_many_attempts', 120)),
  },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in/);
  },
};

export const ServerErrorWhileSending: Story = {
  args: { client: () => new FakeKeyfobClient().script('activate', refusing('unavailable')) },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await root.findByRole('alert');
    await expect(root.getByLabelText('OTP code')).toHaveValue('123456');
  },
};

export const ServerError: Story = {
  args: { client: () => new FakeKeyfobClient().script('beginEnrolment', refusing('unavailable')) },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await root.findByRole('alert');
    await expect(root.getByRole('button', { name: 'Try again' })).toBeVisible();
  },
};

export const ContactsMissing: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient().script(
        'beginEnrolment',
        new KeyfobError('contact_not_verified', { missing: ['email', 'phone'] }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent(/mobile phone number/);
  },
};

export const AlreadyOn: Story = {
  args: {
    client: () => new FakeKeyfobClient().script('beginEnrolment', refusing('already_enabled')),
  },
};

export const ReplacedInAnotherTab: Story = {
  args: { client: () => new FakeKeyfobClient().script('activate', refusing('flow_state')) },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await expect(await root.findByRole('button', { name: 'Start again' })).toBeVisible();
  },
};

export const KeyExpired: Story = {
  args: { client: () => new FakeKeyfobClient({ keySeconds: 0.4 }) },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('button', { name: 'Show a new key' })).toBeVisible();
  },
};

export const Done: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await expect(await root.findByText('OTP is on')).toBeVisible();
  },
};

export const Dialog: Story = {
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '780px' } } },
  play: Ready.play as NonNullable<Story['play']>,
};

export const Authenticators: Story = {
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    (await root.findByText('Which authenticators can I use?')).click();
    await expect(root.getByRole('link', { name: 'Aegis' })).toHaveAttribute(
      'rel',
      'noopener noreferrer',
    );
  },
};

export const Dark: Story = { ...Ready, globals: { scheme: 'dark' } };

export const DarkNewKey: Story = { ...NewKeyAfterWrongCode, globals: { scheme: 'dark' } };

export const LongTexts: Story = {
  args: {
    intro:
      'Donaudampfschifffahrtsgesellschaftskapitänsmützenverwaltung: this sentence stands for all those that become twice as long in another language, and nothing may overlap or be cut because of it.',
  },
};

export const LoggedOut: Story = {
  args: { client: () => new FakeKeyfobClient().script('activate', refusing('login_required')) },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate');
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
    await expect(root.queryByRole('img', { name: /QR code/ })).toBeNull();
  },
};

export const Frozen: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient().script(
        'beginEnrolment',
        new KeyfobError('not_allowed', { reason: 'frozen', retryAfterSeconds: 80_000 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent(/Until .*\d{4}.* nothing/);
  },
};

export const TooManyKeys: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient().script('beginEnrolment', refusing('too_many_attempts', 1800)),
  },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('try again in 30 minutes');
  },
};

export const TextTwiceAsLarge: Story = { globals: { textSize: '200' } };

export const Czech: Story = {
  globals: { locale: 'cs' },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('button', { name: 'Aktivovat' })).toBeVisible();
  },
};

export const Arabic: Story = {
  globals: { locale: 'ar' },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await submit(root, 'Activate', { code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('احذف الإدخال القديم');
  },
};

export const Japanese: Story = {
  globals: { locale: 'ja' },
  play: async ({ canvasElement }) => {
    const root = await enrolment(canvasElement);
    await expect(await root.findByRole('button', { name: '有効にする' })).toBeVisible();
  },
};

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...NewKeyAfterWrongCode,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
