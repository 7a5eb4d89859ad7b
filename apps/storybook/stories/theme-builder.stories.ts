import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import '../src/theme-builder.ts';

const meta: Meta = {
  title: 'Foundations/Theme builder',
  tags: ['!autodocs'],
  parameters: { wide: true, controls: { disable: true } },
  render: () => html`<theme-builder></theme-builder>`,
};

export default meta;
type Story = StoryObj;

export const ThemeBuilder: Story = {};

/** The brand sheet of Harbour, by the knobs alone. */
export const ABrandSheet: Story = {
  name: 'A brand sheet',
  tags: ['!dev'],
  play: async ({ canvasElement }) => {
    const builder = canvasElement.querySelector('theme-builder');
    const root = builder?.shadowRoot;
    const turn = (label: string, value: string) => {
      const knob = [...(root?.querySelectorAll('label') ?? [])].find(
        (each) => each.querySelector('span')?.textContent === label,
      );
      const input = knob?.querySelector<HTMLInputElement | HTMLSelectElement>('input, select');
      if (!input) throw new Error(`no knob is called ${label}`);
      input.value = value;
      input.dispatchEvent(new Event('input'));
      input.dispatchEvent(new Event('change'));
    };
    await waitFor(() => expect(root?.querySelector('td')).toBeTruthy());
    for (const [label, value] of [
      ['Schemes', 'dark'],
      ['Brand', '#ff5a1f'],
      ['Surface', '#0b1f3a'],
      ['Text', '#eef3fb'],
      ['Radius', '0.125'],
      ['Font', "Georgia, 'Times New Roman', serif"],
      ['Density', '0.8'],
    ] as const) {
      turn(label, value);
    }
    await waitFor(() =>
      expect(root?.querySelector('pre')).toHaveTextContent('--keyfob-density: 0.8'),
    );
    const element = root?.querySelector('keyfob-verification');
    const section = element?.shadowRoot?.querySelector('section');
    await expect(getComputedStyle(section as Element).backgroundColor).toBe('rgb(11, 31, 58)');
    await expect(root?.querySelector('pre')).toHaveTextContent('--keyfob-radius: 0.125rem');
  },
};
