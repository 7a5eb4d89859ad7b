import { beforeEach, describe, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { enter, settled } from '../browser-tests/mount.ts';
import { pasted123456 } from '../browser-tests/pasted.ts';
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

  it('takes what the browser fills in, and no code that it kept with the page', () => {
    field.formStateRestoreCallback('111 111', 'restore');
    expect(field.value).toBe('');

    field.formStateRestoreCallback('123 456', 'autocomplete');
    expect(field.value).toBe('123456');
  });

  it.each(pasted123456)('sends the digits of a pasted %j (W6)', (text) => {
    enter(input(), text, 'insertFromPaste');

    expect(new FormData(form).get('otp')).toBe('123456');
  });

  it('is focused through its label and by focus()', async () => {
    field.focus();
    expect(field.shadowRoot?.activeElement).toBe(input());
    input().blur();

    await userEvent.click(field.shadowRoot?.querySelector('label') as HTMLElement);
    expect(field.shadowRoot?.activeElement).toBe(input());
  });

  it('takes the focus where it says autofocus, also when it is put there later', async () => {
    expect(document.activeElement).toBe(document.body);

    for (const round of [1, 2]) {
      const late = document.createElement('keyfob-code-field');
      late.autofocus = true;
      form.append(late);
      await settled();

      expect([round, document.activeElement]).toEqual([round, late]);
      late.remove();
    }
  });

  it('can have a label of its own', async () => {
    field.label = 'Code from the letter';
    await field.updateComplete;

    expect(input().labels?.[0]?.textContent).toBe('Code from the letter');
  });
});

describe('Enter in a code field', () => {
  let sent: (string | undefined)[];

  async function mountWith(buttons: string): Promise<void> {
    await mount();
    form.insertAdjacentHTML('beforeend', buttons);
    sent = [];
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sent.push((event.submitter as HTMLButtonElement | null)?.name);
    });
  }

  it('sends the form as its first button does', async () => {
    await mountWith(
      '<button type="button">No</button><button name="go">Go</button><button>2</button>',
    );
    field.focus();

    await userEvent.keyboard('123456{Enter}');

    expect(sent).toEqual(['go']);
    expect(new FormData(form).get('otp')).toBe('123456');
  });

  it('sends a form without a button, too', async () => {
    await mountWith('');
    field.focus();

    await userEvent.keyboard('123456{Enter}');

    expect(sent).toEqual([undefined]);
  });

  it('sends nothing that the form finds wrong, and says what', async () => {
    await mountWith('<button name="go">Go</button>');
    field.focus();

    await userEvent.keyboard('123{Enter}');
    await field.updateComplete;

    expect(sent).toEqual([]);
    expect(field.shadowRoot?.querySelector('[role=alert]')?.textContent).toContain('6 digits');
  });

  it('sends nothing where the button is disabled', async () => {
    await mountWith('<button name="go" disabled>Go</button>');
    field.focus();

    await userEvent.keyboard('123456{Enter}');

    expect(sent).toEqual([]);
  });
});
