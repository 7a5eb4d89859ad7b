import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { showcase } from '../../../packages/elements/src/stories/showcase.ts';

/** Each brand is one style sheet of the page: tokens and a few parts. Nothing else is changed. */
const meta: Meta = {
  title: 'Foundations/Brands',
  tags: ['!autodocs'],
  parameters: { wide: true, controls: { disable: true } },
  render: () => html`<div class="columns">${showcase()}</div>`,
};

export default meta;
type Story = StoryObj;

export const Keyfob: Story = {};
export const Harbour: Story = { globals: { brand: 'harbour' } };
export const Meadow: Story = { globals: { brand: 'meadow' } };
export const MeadowDark: Story = { globals: { brand: 'meadow', scheme: 'dark' } };
export const Press: Story = { globals: { brand: 'press' } };
export const PressDark: Story = { globals: { brand: 'press', scheme: 'dark' } };
export const Orchard: Story = { globals: { brand: 'orchard' } };
export const OrchardDark: Story = { globals: { brand: 'orchard', scheme: 'dark' } };
export const Console: Story = { globals: { brand: 'console' } };
export const ConsoleDark: Story = { globals: { brand: 'console', scheme: 'dark' } };
