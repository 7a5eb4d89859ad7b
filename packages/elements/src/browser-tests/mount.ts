import { type Locator, page } from 'vitest/browser';
import '../define.ts';
import '../define/notice.ts';
import '../define/recovery.ts';
import '../define/shared-key.ts';
import { FakeKeyfobClient } from '../testing/index.ts';

type Tags = Pick<
  HTMLElementTagNameMap,
  | 'keyfob-account-security'
  | 'keyfob-deactivation'
  | 'keyfob-enrolment'
  | 'keyfob-notice'
  | 'keyfob-recovery'
  | 'keyfob-shared-key'
  | 'keyfob-verification'
>;

export interface Mounted<Element extends HTMLElement> {
  readonly element: Element;
  readonly client: FakeKeyfobClient;
  /** The shadow root. */
  readonly root: ShadowRoot;
  readonly field: (name: 'code' | 'password') => HTMLInputElement;
  readonly button: (name: string) => Locator;
  /** The words of every alert, joined. */
  readonly alerts: () => string;
}

/** Puts an element into an otherwise empty page and waits until it has drawn itself. */
export async function mount<Tag extends keyof Tags>(
  tag: Tag,
  {
    client = new FakeKeyfobClient(),
    ...properties
  }: Partial<Tags[Tag]> & { client?: FakeKeyfobClient } = {},
): Promise<Mounted<Tags[Tag]>> {
  const element = document.createElement(tag) as Tags[Tag];
  Object.assign(element, { client }, properties);
  document.body.replaceChildren(element);
  await element.updateComplete;
  return { element, client, ...within(element) };
}

/** What a test asks of an element's inside. */
export function within(element: HTMLElement) {
  const root = element.shadowRoot as ShadowRoot;
  return {
    root,
    field: (name: 'code' | 'password') =>
      root.querySelector(`input[name=${name}]`) as HTMLInputElement,
    button: (name: string) =>
      page.elementLocator(element).getByRole('button', { name, exact: true }),
    alerts: () =>
      [...root.querySelectorAll('[role=alert]')]
        .map((alert) => (alert.textContent ?? '').replace(/\s+/g, ' ').trim())
        .join(' | '),
  };
}

/** Writes into a field the way some password managers do: without any event. */
export function fillSilently(field: HTMLInputElement, value: string): void {
  field.value = value;
}

/** Pastes or types at once, as the browser reports it. */
export function enter(field: HTMLInputElement, value: string, inputType = 'insertText'): void {
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { inputType, bubbles: true, composed: true }));
}

/** Sends the form, and lets everything that does not wait for time happen. */
export async function send(element: HTMLElement): Promise<void> {
  element.shadowRoot?.querySelector('form')?.requestSubmit();
  await settled();
}

/** Long enough for the fake client to answer and for the element to draw it, on a busy machine as well. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    await new Promise((resolve) => realTimeout(resolve, 8));
    await new Promise((resolve) => realIdleCallback(resolve, { timeout: 200 }));
  }
}

const realTimeout = globalThis.setTimeout;
const realIdleCallback = globalThis.requestIdleCallback;

/** Two clicks before anything is answered: an impatient hand, without a race against the answer. */
export function pressTwice(button: Locator): void {
  const element = button.element() as HTMLElement;
  element.focus();
  element.click();
  element.click();
}
