import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { inside, paste, type } from '../stories/story-helpers.ts';

interface Args {
  digits: number;
  required: boolean;
  disabled: boolean;
  label: string;
}

const meta: Meta<Args> = {
  title: 'Elements/Code field',
  component: 'keyfob-code-field',
  args: { digits: 6, required: true, disabled: false, label: '' },
  render: ({ digits, required, disabled, label }) => html`<form
    @submit=${(event: Event) => event.preventDefault()}
  >
    <keyfob-code-field
      name="code"
      digits=${digits}
      ?required=${required}
      ?disabled=${disabled}
      label=${label}
    ></keyfob-code-field>
  </form>`,
};

export default meta;
type Story = StoryObj<Args>;

const field = (canvas: HTMLElement) => inside(canvas, 'keyfob-code-field');

export const Empty: Story = {};

export const PastedWithSpaces: Story = {
  play: async ({ canvasElement }) => {
    const root = await field(canvasElement);
    await paste(root, 'OTP code', '123 456');
    await expect(canvasElement.querySelector('keyfob-code-field')).toHaveProperty(
      'value',
      '123456',
    );
  },
};

export const Incomplete: Story = {
  play: async ({ canvasElement }) => {
    const root = await field(canvasElement);
    await type(root, 'OTP code', '123');
    canvasElement.querySelector('form')?.requestSubmit();
    await expect(await root.findByRole('alert')).toHaveTextContent('6 digits');
  },
};

/** Enter sends the form it stands in, as its button does. */
export const EnterSendsTheForm: Story = {
  render: ({ digits }) => html`<form
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const form = event.currentTarget as HTMLFormElement;
      (form.querySelector('output') as HTMLOutputElement).value = 'The form was sent.';
    }}
  >
    <keyfob-code-field name="code" digits=${digits} required autofocus></keyfob-code-field>
    <p><button>Go on</button> <output></output></p>
  </form>`,
  play: async ({ canvasElement }) => {
    const root = await field(canvasElement);
    await waitFor(() =>
      expect(root.getByLabelText('OTP code')).toHaveProperty('isConnected', true),
    );
    await expect(document.activeElement).toBe(canvasElement.querySelector('keyfob-code-field'));
    await type(root, 'OTP code', '123456{Enter}');
    await expect(canvasElement.querySelector('output')).toHaveTextContent('The form was sent.');
  },
};

export const EightDigits: Story = { args: { digits: 8 } };

export const OwnLabel: Story = { args: { label: 'Code from the letter' } };

export const Disabled: Story = { args: { disabled: true } };

export const Dark: Story = { ...Incomplete, globals: { scheme: 'dark' } };

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...Incomplete,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
