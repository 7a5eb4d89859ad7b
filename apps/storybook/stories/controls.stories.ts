import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect } from 'storybook/test';
import '@keyfob/elements/define/verification';
import { FakeKeyfobClient } from '@keyfob/elements/testing';
import { once } from '../../../packages/elements/src/stories/once.ts';

/** What the Controls panel sets reaches the element: attributes by their properties, and tokens. */
const meta: Meta = {
  title: 'Patterns/Controls',
  component: 'keyfob-verification',
  tags: ['!autodocs', '!dev'],
  args: { theme: 'dark', digits: 8, autoSubmit: true, '--keyfob-radius': '3px' },
  render: () => html`<keyfob-verification
    .client=${once(() => new FakeKeyfobClient())}
  ></keyfob-verification>`,
};

export default meta;

export const Controls: StoryObj = {
  play: async ({ canvasElement }) => {
    const element = canvasElement.querySelector('keyfob-verification');
    await expect(element).toMatchObject({ theme: 'dark', digits: 8, autoSubmit: true });
    await expect(element?.style.getPropertyValue('--keyfob-radius')).toBe('3px');
  },
};
