import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import '../define/support-desk.ts';
import {
  exampleLinkToken,
  examplePassword,
  exampleRequests,
  exampleSmsCode,
  FakeKeyfobClient,
  FakeSupportDesk,
  statusOn,
} from '../testing/index.ts';
import { once } from './once.ts';
import { expectFocusOnTitle, inside, paste, press, submit, type } from './story-helpers.ts';

/** What a person does, step by step: the Interactions panel shows each of them. */
const meta: Meta<{ client: () => FakeKeyfobClient }> = {
  title: 'Journeys',
  args: { client: () => new FakeKeyfobClient() },
  argTypes: { client: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '780px' } } },
  render: ({ client }) =>
    html`<keyfob-account-security .client=${once(client)}></keyfob-account-security>`,
};

export default meta;
type Story = StoryObj<{ client: () => FakeKeyfobClient }>;

export const SetOtp: Story = {
  play: async ({ canvasElement, step }) => {
    const section = await inside(canvasElement, 'keyfob-account-security');
    await step('open the dialog', () => press(section, 'Set OTP'));
    const flow = await inside(canvasElement, 'keyfob-enrolment');
    await step('enter the key elsewhere, then password and code', () => submit(flow, 'Activate'));
    await step('see that it is on', () => press(flow, 'Done'));
    await expectFocusOnTitle(section);
    await expect(section.getByText('On')).toBeVisible();
  },
};

export const SetOtpAtTheSecondTry: Story = {
  play: async ({ canvasElement, step }) => {
    const section = await inside(canvasElement, 'keyfob-account-security');
    await press(section, 'Set OTP');
    const flow = await inside(canvasElement, 'keyfob-enrolment');
    await step('give a wrong code', () => submit(flow, 'Activate', { code: '000000' }));
    await step('be told of the new key', async () => {
      await expect(await flow.findByRole('alert')).toHaveTextContent(/Delete the old entry/);
    });
    await step('give the code of the new key', () => paste(flow, 'OTP code', '123456'));
    await press(flow, 'Activate');
    await expect(await flow.findByText('OTP is on')).toBeVisible();
  },
};

export const ChangeOnesMind: Story = {
  play: async ({ canvasElement, step }) => {
    const section = await inside(canvasElement, 'keyfob-account-security');
    await press(section, 'Set OTP');
    const flow = await inside(canvasElement, 'keyfob-enrolment');
    await flow.findByRole('img');
    await step('cancel', () => press(flow, 'Cancel'));
    await expectFocusOnTitle(section);
  },
};

export const Disable: Story = {
  args: { client: () => new FakeKeyfobClient({ status: statusOn }) },
  play: async ({ canvasElement, step }) => {
    const section = await inside(canvasElement, 'keyfob-account-security');
    await press(section, 'Disable');
    const flow = await inside(canvasElement, 'keyfob-deactivation');
    await step('forget the password at first', () =>
      submit(flow, 'Disable', { password: 'not it' }),
    );
    await flow.findByRole('alert');
    await step('remember it', () => submit(flow, 'Disable'));
    await press(flow, 'Done');
    await expectFocusOnTitle(section);
  },
};

export const LogIn: Story = {
  render: ({ client }) =>
    html`<keyfob-verification auto-submit .client=${once(client)}></keyfob-verification>`,
  play: async ({ canvasElement, step }) => {
    const flow = await inside(canvasElement, 'keyfob-verification');
    await step('mistype', () => type(flow, 'OTP code', '123455'));
    await flow.findByRole('alert');
    await step('paste', () => paste(flow, 'OTP code', '123 456'));
    await expect(await flow.findByText('That code is right')).toBeVisible();
  },
};

/** From the mailed link to the end, with the password in another browser. */
export const LoseTheAuthenticator: Story = {
  args: {
    client: () => new FakeKeyfobClient({ hasLogin: false, captcha: 'altcha' }),
  },
  render: ({ client }) => {
    history.replaceState(null, '', `#${exampleLinkToken}`);
    return html`<keyfob-recovery link presentation="inline" .client=${once(client)}></keyfob-recovery>`;
  },
  play: async ({ canvasElement, step }) => {
    const flow = await inside(canvasElement, 'keyfob-recovery');
    await step('open the link', () => press(flow, 'Continue'));
    await step('give the password', async () => {
      await type(flow, 'Password', examplePassword);
      await press(flow, 'Continue');
    });
    await step('ask for the SMS', () => press(flow, 'Send SMS'));
    await step('enter its code', async () => {
      await type(flow, 'SMS code', exampleSmsCode);
      await press(flow, 'Disable OTP');
    });
    await expect(await flow.findByText('OTP is disabled')).toBeVisible();
  },
};

/** What staff do with a request, from taking it on to the first approval. */
export const DecideAtTheDesk: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient({ desk: new FakeSupportDesk({ requests: exampleRequests() }) }),
  },
  render: ({ client }) => html`<keyfob-support-desk .client=${once(client)}></keyfob-support-desk>`,
  play: async ({ canvasElement, step }) => {
    const desk = await inside(canvasElement, 'keyfob-support-desk');
    await press(desk, /^alex@example.com/);
    await step('claim', () => press(desk, 'Claim'));
    await step('leave a comment', async () => {
      await paste(desk, 'Comment', 'Voice mail left.');
      await press(desk, 'Add comment');
      await expect(await desk.findByText('Voice mail left.', { selector: '.said' })).toBeVisible();
    });
    await step('tick off the evidence', async () => {
      await userEvent.click(await desk.findByLabelText(/^Called back/));
      await userEvent.click(await desk.findByLabelText(/^Identity document/));
      await expect(await desk.findByText('2 of 2 required')).toBeVisible();
    });
    await step('approve with a reason', async () => {
      await press(desk, 'Approve');
      await paste(desk, 'Reason', 'Both proofs seen.');
      await press(desk, 'Approve');
      await expect(await desk.findByText(/You have already approved it/)).toBeVisible();
    });
  },
};
