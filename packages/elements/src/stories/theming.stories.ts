import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { expect } from 'storybook/test';
import { FakeKeyfobClient, statusOn } from '../testing/index.ts';
import { once } from './once.ts';
import { inside, submit } from './story-helpers.ts';

/** Tokens are custom properties set anywhere above an element; parts are styled with `::part()`. */
const meta: Meta = { title: 'Patterns/Theming' };

export default meta;
type Story = StoryObj;

function sample(): TemplateResult {
  return html`<keyfob-account-security
      .client=${once(() => new FakeKeyfobClient({ status: statusOn }))}
    ></keyfob-account-security>
    <br />
    <keyfob-verification .client=${once(() => new FakeKeyfobClient())}></keyfob-verification>`;
}

function themed(css: string): Story {
  return { render: () => html`<style>${css}</style><div class="brand">${sample()}</div>` };
}

export const Default: Story = { render: sample };

export const Forest: Story = themed(`.brand {
  --keyfob-color-brand: #1d6b4a;
  --keyfob-radius: 0.125rem;
}`);

export const Sunny: Story = themed(`.brand {
  color-scheme: light;
  --keyfob-color-brand: #ffbf1f;
  --keyfob-color-surface: #fffdf5;
  --keyfob-radius: 1.25rem;
  --keyfob-font: Georgia, serif;
}`);

export const Compact: Story = themed(`.brand {
  --keyfob-density: 0.8;
  --keyfob-inline-width: 20rem;
}`);

const segmented = `.brand ::part(code-cells) {
  display: grid;
}
.brand ::part(code-input) {
  border-color: transparent;
  background: none;
  box-shadow: none;
}`;

export const SegmentedCode: Story = themed(segmented);

export const SegmentedCodeFilled: Story = {
  ...themed(`${segmented}
.brand ::part(code-cell) {
  background: light-dark(#eef1fb, #262b3a);
}`),
  play: async ({ canvasElement }) => {
    const root = await inside(canvasElement, 'keyfob-verification');
    await submit(root, 'Continue', { hasPassword: false, code: '111111' });
    await expect(await root.findByRole('alert')).toHaveTextContent('That code is not right');
  },
};

export const DarkElementsOnLightPage: Story = {
  render: () => html`<keyfob-verification
    theme="dark"
    .client=${once(() => new FakeKeyfobClient())}
  ></keyfob-verification>`,
};

export const RestyledParts: Story = themed(`.brand ::part(title) {
  text-transform: uppercase;
  letter-spacing: 0.06em;
}
.brand ::part(primary) {
  border-radius: 99rem;
}
.brand ::part(section) {
  border: 0;
  box-shadow: 0 1px 12px rgb(0 0 0 / 0.12);
}`);

export const WithinTheHost: Story = {
  render: () => html`<style>
      keyfob-verification.plain::part(section) {
        border: 0;
        background: none;
      }
    </style>
    <keyfob-verification class="plain" .client=${once(() => new FakeKeyfobClient())}></keyfob-verification>`,
};

export const Narrow: Story = {
  render: () => html`<div style="max-inline-size: 320px">${sample()}</div>`,
};
