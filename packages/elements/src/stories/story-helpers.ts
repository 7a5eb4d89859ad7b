import { configure, expect, userEvent, waitFor, within } from 'storybook/test';
import { en } from '../i18n/en/en.ts';
import { supportDesk } from '../i18n/en/support-desk.ts';
import { findMessages } from '../i18n/registry.ts';
import { exampleCode, examplePassword } from '../testing/index.ts';

// The library's own message prints the DOM it looked in, and cannot print a shadow root.
configure({ getElementError: (message) => new Error(message ?? 'not found') });

const english = { ...en, ...supportDesk };

type Inside = ReturnType<typeof within>;

/** What stands in the shadow root of the first element of a tag, once it has something to show. */
export async function inside(
  canvas: HTMLElement,
  tag: keyof HTMLElementTagNameMap,
): Promise<Inside> {
  const element = canvas.querySelector(tag);
  if (!element) throw new Error(`no <${tag}> in this story`);
  await customElements.whenDefined(tag);
  const content = element.shadowRoot as unknown as HTMLElement; // queries take it as one
  await waitFor(() => expect(content.childElementCount).toBeGreaterThan(0));
  return within(content);
}

/** What the page calls by an English text: the toolbar may have another language. */
function inLanguage(text: string): string {
  const pack: Record<string, unknown> = { ...findMessages(document.documentElement.lang) };
  const [key] = Object.entries(english).find(([, value]) => value === text) ?? [];
  const translated = key && pack[key];
  return typeof translated === 'string' ? translated : text;
}

/** Types into a field, which is found by its English label. */
export async function type(root: Inside, label: string, text: string): Promise<void> {
  const field = (await root.findByLabelText(inLanguage(label), {
    exact: true,
  })) as HTMLInputElement;
  const initialSelectionEnd = field.value.length;
  await userEvent.type(field, text, { initialSelectionStart: 0, initialSelectionEnd });
}

/** Pastes over what a field holds. The paste of the testing library does not reach a shadow root. */
export async function paste(root: Inside, label: string, text: string): Promise<void> {
  const field = (await root.findByLabelText(inLanguage(label), {
    exact: true,
  })) as HTMLInputElement;
  field.focus();
  field.value = text;
  const inputType = 'insertFromPaste';
  field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
}

/** Waits until the heading of the section has the focus: nothing there can be pressed by mistake. */
export async function expectFocusOnTitle(root: Inside): Promise<void> {
  const title = await root.findByRole('heading', { level: 2 });
  const shadow = title.getRootNode() as ShadowRoot;
  await waitFor(() => expect(shadow.activeElement).toBe(title));
}

/** Presses a button, which is found by its English name. */
export async function press(root: Inside, name: string | RegExp): Promise<void> {
  await userEvent.click(
    await root.findByRole('button', { name: typeof name === 'string' ? inLanguage(name) : name }),
  );
}

/** Fills in what a form asks for and sends it. */
export async function submit(
  root: Inside,
  button: string,
  { password = examplePassword, code = exampleCode, hasPassword = true } = {},
): Promise<void> {
  if (hasPassword) await type(root, 'Password', password);
  await type(root, 'OTP code', code);
  await press(root, button);
}

/** The presentation of the toolbar, or the one of the story. */
export function presentationOf(globals: Record<string, unknown>, own: 'dialog' | 'inline'): string {
  const { presentation } = globals;
  return presentation === 'dialog' || presentation === 'inline' ? presentation : own;
}
