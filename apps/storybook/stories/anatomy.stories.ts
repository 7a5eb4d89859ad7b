import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '@keyfob/elements/define/recovery';
import { FakeKeyfobClient, statusOn } from '@keyfob/elements/testing';
import { once } from '../../../packages/elements/src/stories/once.ts';
import '../src/part-anatomy.ts';

/** Which part is where: every name that `::part()` takes. */
const meta: Meta = {
  title: 'Foundations/Anatomy',
  tags: ['!autodocs'],
  parameters: { wide: true, controls: { disable: true } },
};

export default meta;
type Story = StoryObj;

const client = once(() => new FakeKeyfobClient({ status: statusOn }));

export const Verification: Story = {
  render: () => html`<part-anatomy tag="keyfob-verification">
    <keyfob-verification .client=${client}></keyfob-verification>
  </part-anatomy>`,
  play: async ({ canvasElement }) => {
    const anatomy = canvasElement.querySelector('part-anatomy')?.shadowRoot;
    await waitFor(() => expect(anatomy?.querySelectorAll('.number').length).toBeGreaterThan(8));
  },
};

export const Enrolment: Story = {
  render: () => html`<part-anatomy tag="keyfob-enrolment">
    <keyfob-enrolment
      open
      presentation="inline"
      .client=${once(() => new FakeKeyfobClient())}
    ></keyfob-enrolment>
  </part-anatomy>`,
};

export const AccountSection: Story = {
  render: () => html`<part-anatomy tag="keyfob-account-security">
    <keyfob-account-security .client=${client}></keyfob-account-security>
  </part-anatomy>`,
};

export const Recovery: Story = {
  render: () => html`<part-anatomy tag="keyfob-recovery">
    <keyfob-recovery presentation="inline" .client=${client}></keyfob-recovery>
  </part-anatomy>`,
};
