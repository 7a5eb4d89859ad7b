import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { settled } from '../browser-tests/mount.ts';
import '../define.ts';
import type { KeyfobCodeField } from './code-field.ts';

let form: HTMLFormElement;
let field: KeyfobCodeField;
const input = () => field.shadowRoot?.querySelector('input') as HTMLInputElement;

async function mount(attributes = 'name="otp" required'): Promise<void> {
  form = document.createElement('form');
  form.setHTMLUnsafe(`<fieldset><keyfob-code-field ${attributes}></keyfob-code-field></fieldset>`);
  document.body.replaceChildren(form);
  field = form.querySelector('keyfob-code-field') as KeyfobCodeField;
  await field.updateComplete;
}

beforeEach(() => mount());

describe('a code field', () => {
  it('takes part in its form under its name', async () => {
    await userEvent.fill(input(), '123 456');

    expect(new FormData(form).get('otp')).toBe('123456');
    expect(field.form).toBe(form);
    expect(field.value).toBe('123456');
  });

  it('tells changes by events that carry no digits (K2)', async () => {
    const heard: string[] = [];
    const listen = (event: Event) => heard.push(`${event.type} ${(event as InputEvent).data}`);
    for (const type of ['input', 'change']) form.addEventListener(type, listen);

    await userEvent.click(input());
    await userEvent.keyboard('1{Tab}');

    expect(heard).toEqual(['input undefined', 'change undefined']);
  });

  it.each([
    ['', 'valueMissing'],
    ['123', 'patternMismatch'],
    ['12345a', 'patternMismatch'],
  ] as const)('is invalid with %j (%s)', async (value, flag) => {
    field.value = value;
    await field.updateComplete;

    expect(field.validity[flag]).toBe(true);
    expect(form.checkValidity()).toBe(false);
    expect(field.validationMessage).not.toBe('');
  });

  it('is valid with as many digits as asked for, and empty where nothing is required', async () => {
    await mount('digits="8"');
    expect(form.checkValidity()).toBe(true);

    field.value = '12345678';
    await field.updateComplete;

    expect(form.checkValidity()).toBe(true);
  });

  it('says what is wrong once the field was left', async () => {
    await userEvent.click(input());
    await userEvent.keyboard('12');
    expect(field.shadowRoot?.querySelector('[role=alert]')).toBeNull();

    await userEvent.tab();
    await field.updateComplete;

    expect(field.shadowRoot?.querySelector('[role=alert]')?.textContent).toContain('6 digits');
    expect(input().getAttribute('aria-describedby')).toContain('code-error');
  });

  it('goes back to its first value when the form is reset', async () => {
    await mount('name="otp" value="111 111"');
    expect(field.value).toBe('111111');
    field.value = '222222';

    form.reset();
    await field.updateComplete;

    expect([field.value, input().value]).toEqual(['111111', '111111']);
  });

  it('is disabled with its fieldset and by itself', async () => {
    (form.firstElementChild as HTMLFieldSetElement).disabled = true;
    await settled();
    expect(input().disabled).toBe(true);
    expect(form.checkValidity()).toBe(true);

    (form.firstElementChild as HTMLFieldSetElement).disabled = false;
    field.disabled = true;
    await settled();
    expect(input().disabled).toBe(true);
    expect([...new FormData(form)]).toEqual([]);
  });

  it('takes a value that the browser restores', () => {
    field.formStateRestoreCallback('123 456');

    expect(field.value).toBe('123456');
  });

  it('is focused through its label and by focus()', async () => {
    field.focus();
    expect(field.shadowRoot?.activeElement).toBe(input());
    input().blur();

    await userEvent.click(field.shadowRoot?.querySelector('label') as HTMLElement);
    expect(field.shadowRoot?.activeElement).toBe(input());
  });

  it('can have a label of its own', async () => {
    field.label = 'Code from the letter';
    await field.updateComplete;

    expect(input().labels?.[0]?.textContent).toBe('Code from the letter');
  });
});
