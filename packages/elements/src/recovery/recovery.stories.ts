import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { type ErrorCode, type ErrorDetails, KeyfobError, type NotAllowedReason } from '#contract';
import { insecureError } from '../captcha/insecure.ts';
import { once } from '../stories/once.ts';
import { inside, presentationOf, press, type } from '../stories/story-helpers.ts';
import {
  exampleLinkToken,
  exampleSmsCode,
  FakeKeyfobClient,
  type FakeRecoveryOptions,
  type FakeRecoveryPlace,
} from '../testing/index.ts';

interface Args {
  /** How the server of the story goes on. */
  options: FakeRecoveryOptions;
  /** Whether the page was opened by the mailed link. */
  isLink: boolean;
  /** What the mailed link has brought. */
  token: string;
  /** What the server says to the first call of the step. */
  refusal: readonly [ErrorCode, ErrorDetails?] | 'never' | undefined;
  hasSlots: boolean;
}

const later = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString();
const email = 'c•••@example.com';
const phone = '••• ••• •21';
const mailed = (recovery: Partial<FakeRecoveryPlace> = {}): FakeRecoveryPlace => ({
  state: 'mailed',
  needs: [],
  email,
  delivery: 'sent',
  resendAt: later(59.5),
  expiresAt: later(300),
  ...recovery,
});
const texted = (recovery: Partial<FakeRecoveryPlace> = {}): FakeRecoveryPlace => ({
  state: 'texted',
  needs: ['sms_code'],
  phone,
  delivery: 'sent',
  resendAt: later(59.5),
  ...recovery,
});
const confirmed: FakeRecoveryPlace = { state: 'confirmed', needs: ['sms'], phone };

const flow = (canvas: HTMLElement) => inside(canvas, 'keyfob-recovery');

function newClient({ options, refusal }: Args): FakeKeyfobClient {
  const client = new FakeKeyfobClient(options);
  if (!refusal) return client;
  const script = refusal === 'never' ? refusal : new KeyfobError(...refusal);
  for (const call of [
    'beginRecovery',
    'openRecoveryLink',
    'sendRecoverySms',
    'completeRecovery',
  ] as const) {
    client.script(call, script);
  }
  return client;
}

const meta: Meta<Args> = {
  title: 'Elements/Recovery',
  component: 'keyfob-recovery',
  args: {
    options: {},
    isLink: false,
    token: exampleLinkToken,
    refusal: undefined,
    hasSlots: false,
  },
  argTypes: { options: { table: { disable: true } }, refusal: { table: { disable: true } } },
  render: (args, { globals }) => {
    if (args.isLink) history.replaceState(null, '', `#${args.token}`);
    return html`<keyfob-recovery
      open
      presentation=${presentationOf(globals, 'inline')}
      ?link=${args.isLink}
      .client=${once(() => newClient(args))}
      >${
        args.hasSlots
          ? html`<a slot="login" href="#login">Log in again</a>
              <a slot="support" href="#support">Write to us</a>
              <p slot="help">The keycard is the app that shows your codes.</p>`
          : nothing
      }</keyfob-recovery
    >`;
  },
};

export default meta;
type Story = StoryObj<Args>;

const at = (recovery: FakeRecoveryPlace, more: FakeRecoveryOptions = {}): Partial<Args> => ({
  options: { ...more, recovery },
});

/** Sends the SMS code and meets a refusal. */
const refused = (...refusal: readonly [ErrorCode, ErrorDetails?]): Story => ({
  args: { ...at(texted()), refusal },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await type(root, 'SMS code', exampleSmsCode);
    await press(root, 'Disable OTP');
    await root.findByRole('alert');
    await expect(root.getByRole('button', { name: 'Contact support' })).toBeVisible();
  },
});

export const Start: Story = {
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('button', { name: 'Send link' })).toBeEnabled();
  },
};

export const SendingTheMail: Story = {
  args: { refusal: 'never' },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Send link');
    await expect(root.getByRole('button', { name: 'Send link' })).toBeDisabled();
  },
};

export const MailOnItsWay: Story = { args: at(mailed({ delivery: 'on_its_way' })) };

export const MailSent: Story = {
  args: at(mailed()),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByText(`We sent a mail to ${email}.`)).toBeVisible();
    await expect(root.getByRole('button', { name: 'Send again' })).toBeDisabled();
  },
};

export const MailCanBeSentAgain: Story = { args: at(mailed({ resendAt: later(-1) })) };

export const MailFailed: Story = {
  args: at(mailed({ delivery: 'failed', resendAt: later(-1) })),
};

export const NoMoreMail: Story = {
  args: { options: { recovery: { state: 'mailed', needs: [], email, expiresAt: later(200) } } },
};

export const BehindTheLink: Story = {
  args: { isLink: true },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('heading', { name: 'Deactivate OTP' })).toBeVisible();
    await expect(root.getByRole('button', { name: 'Continue' })).toBeEnabled();
  },
};

export const PasswordNeeded: Story = {
  args: { isLink: true, options: { hasLogin: false } },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Continue');
    await expect(await root.findByLabelText('Password')).toBeVisible();
  },
};

export const PasswordWrong: Story = {
  args: PasswordNeeded.args as Args,
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Continue');
    await type(root, 'Password', 'not it');
    await press(root, 'Continue');
    await expect(await root.findByRole('alert')).toHaveTextContent('That password is not right');
  },
};

export const SmsOffered: Story = { args: at(confirmed) };

export const SmsSent: Story = {
  args: at(texted()),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByLabelText('SMS code')).toHaveAttribute(
      'autocomplete',
      'one-time-code',
    );
  },
};

export const SmsFailed: Story = { args: at(texted({ delivery: 'failed', resendAt: later(-1) })) };

export const WrongSmsCode: Story = {
  args: at(texted()),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    for (const code of ['87654321', '11112222']) {
      await type(root, 'SMS code', code);
      await press(root, 'Disable OTP');
      await root.findByRole('alert');
    }
    await waitFor(() => expect(root.getByRole('alert')).toHaveTextContent('only the newest'));
  },
};

export const WithoutSms: Story = {
  args: at({ state: 'confirmed', needs: [] }, { hasSms: false }),
};

export const CaptchaSolved: Story = {
  args: at(texted({ needs: ['sms_code', 'captcha'] }), { captcha: 'altcha' }),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('button', { name: 'Disable OTP' })).toBeEnabled();
    await waitFor(() => expect(root.queryByText(/not a robot/)).toBeNull());
  },
};

export const CaptchaOfAProvider: Story = {
  args: at(texted({ needs: ['sms_code', 'captcha'] }), { captcha: 'turnstile' }),
  render: (args, { globals }) => html`<keyfob-recovery
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(() => newClient(args))}
  >
    <p slot="captcha">(the widget of the provider)</p>
  </keyfob-recovery>`,
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByText('Show that you are not a robot.')).toBeVisible();
  },
};

export const CaptchaFailed: Story = refused('captcha_failed');
export const TooManyMessages: Story = {
  args: { refusal: ['delivery_limit', { retryAfterSeconds: 5400 }] },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Send link');
    await expect(await root.findByRole('timer')).toHaveTextContent(/try again in 1 hour/);
  },
};
export const ServerError: Story = refused('unavailable');
export const LinkInvalid: Story = {
  args: { isLink: true, refusal: ['link_invalid'] },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Continue');
    await expect(await root.findByRole('alert')).toHaveTextContent('no longer works');
    await expect(root.getByRole('button', { name: 'Send link' })).toBeEnabled();
  },
};
/** A mail program has broken the link into two lines. */
export const LinkCut: Story = {
  args: { isLink: true, token: exampleLinkToken.slice(0, 60) },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('This address is incomplete');
    await expect(root.getByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

/** The link was opened on the phone, and this page waits on the computer. */
export const ContinuedElsewhere: Story = {
  args: at({ state: 'continued_elsewhere', needs: [], expiresAt: later(840.5) }),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByText(/Go on there/)).toBeVisible();
    await expect(root.getByRole('button', { name: 'Send again' })).toBeDisabled();
  },
};

export const ContinuedElsewhereForTooLong: Story = {
  args: at({ state: 'continued_elsewhere', needs: [], expiresAt: later(-1) }),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByRole('button', { name: 'Send again' })).toBeEnabled();
  },
};

export const OffElsewhere: Story = { args: at({ state: 'done', needs: [] }) };

const notAllowed = (reason: NotAllowedReason, retryAfterSeconds?: number): Story => ({
  args: {
    refusal: ['not_allowed', { reason, ...(retryAfterSeconds && { retryAfterSeconds }) }],
  },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Send link');
    await root.findByRole('alert');
    await expect(root.getByRole('button', { name: 'Contact support' })).toBeVisible();
  },
});

export const Frozen: Story = notAllowed('frozen', 80_000);
export const ContactsChanged: Story = notAllowed('contact_changed', 80_000);
export const SupportOnly: Story = notAllowed('support_only');
export const NotOffered: Story = notAllowed('policy');

/** Nothing here speaks of a phone where no SMS is asked for. */
export const SiteWithoutSms: Story = {
  args: { options: { hasSms: false } },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await expect(await root.findByText('No access to that e-mail address?')).toBeVisible();
  },
};

export const SiteWithoutSmsNotPossible: Story = {
  ...SupportOnly,
  args: { ...SupportOnly.args, options: { hasSms: false } },
};

/** What a page says that has neither a link of its own nor an answer to the event. */
export const SupportExplained: Story = {
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Contact support');
    await expect(await root.findByText(/as its contact page says/)).toBeVisible();
  },
};

/** Browsers solve no proof of work on a page that did not come over https. */
export const CaptchaWithoutHttps: Story = {
  args: at({ ...confirmed, needs: ['sms', 'captcha'] }),
  render: (args, { globals }) => {
    const insecure = () =>
      Object.assign(newClient(args), { captcha: () => Promise.reject(insecureError()) });
    return html`<keyfob-recovery
      open
      presentation=${presentationOf(globals, 'inline')}
      .client=${once(insecure)}
    ></keyfob-recovery>`;
  },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Send SMS');
    await expect(await root.findByRole('alert')).toHaveTextContent('https://');
  },
};

export const AttemptEnded: Story = refused('flow_state');
export const TooManyWrongCodes: Story = refused('too_many_attempts');
export const LoginEnded: Story = refused('login_required');
export const NotPossible: Story = refused('not_allowed');
export const ContactsNotVerified: Story = refused('contact_not_verified');
export const OffAlready: Story = refused('not_enabled');
export const MessagesUsedUp: Story = {
  args: { refusal: ['delivery_limit'] },
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await press(root, 'Send link');
    await expect(await root.findByRole('alert')).toHaveTextContent('Try again tomorrow');
  },
};

export const OwnWaysOn: Story = { ...LoginEnded, args: { ...LoginEnded.args, hasSlots: true } };
OwnWaysOn.play = async ({ canvasElement }) => {
  const root = await flow(canvasElement);
  await type(root, 'SMS code', exampleSmsCode);
  await press(root, 'Disable OTP');
  await root.findByRole('alert');
};

export const Waiting: Story = {
  args: at({ state: 'waiting', needs: [], effectiveAt: '2026-03-02T08:15:00.000Z' }),
};

/** Until somebody could be told, no time runs. */
export const WaitingUntold: Story = { args: at({ state: 'waiting', needs: [] }) };

export const Done: Story = {
  args: at(texted()),
  play: async ({ canvasElement }) => {
    const root = await flow(canvasElement);
    await type(root, 'SMS code', exampleSmsCode);
    await press(root, 'Disable OTP');
    await expect(await root.findByText('OTP is disabled')).toBeVisible();
  },
};

export const Loading: Story = {
  render: (_, { globals }) => html`<keyfob-recovery
    open
    presentation=${presentationOf(globals, 'inline')}
    .client=${once(() => new FakeKeyfobClient().script('recovery', 'never'))}
  ></keyfob-recovery>`,
};

export const Dialog: Story = {
  ...Start,
  globals: { presentation: 'dialog' },
  parameters: { docs: { story: { inline: false, height: '540px' } } },
};

export const Dark: Story = { ...WrongSmsCode, globals: { scheme: 'dark' } };
export const DarkDeadEnd: Story = { ...NotPossible, globals: { scheme: 'dark' } };
export const DarkElsewhere: Story = { ...ContinuedElsewhere, globals: { scheme: 'dark' } };
export const CzechElsewhere: Story = {
  args: ContinuedElsewhere.args as Args,
  globals: { locale: 'cs' },
};
export const Czech: Story = { args: at(texted()), globals: { locale: 'cs' } };
export const CzechStart: Story = { globals: { locale: 'cs' } };
export const Arabic: Story = { args: at(texted()), globals: { locale: 'ar' } };
export const Japanese: Story = { args: at(mailed()), globals: { locale: 'ja' } };
export const TextTwiceAsLarge: Story = { args: at(texted()), globals: { textSize: '200' } };

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...WrongSmsCode,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
