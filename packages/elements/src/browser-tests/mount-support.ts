import '../define/support-desk.ts';
import '../define/support-request.ts';
import { exampleRequests, FakeKeyfobClient, FakeSupportDesk } from '../testing/index.ts';
import { type Mounted, settled, within } from './mount.ts';

type Tags = Pick<HTMLElementTagNameMap, 'keyfob-support-desk' | 'keyfob-support-request'>;
type Options<Tag extends keyof Tags> = Partial<Tags[Tag]> & { client?: FakeKeyfobClient };

/** A client with a desk full of requests. */
export function deskClient(requests = exampleRequests()): FakeKeyfobClient {
  return new FakeKeyfobClient({ desk: new FakeSupportDesk({ requests }) });
}

/** Puts one of the support elements into an otherwise empty page and waits for what it loads. */
export async function mountSupport<Tag extends keyof Tags>(
  tag: Tag,
  { client = deskClient(), ...properties }: Options<Tag> = {},
): Promise<Mounted<Tags[Tag]> & { readonly words: () => string }> {
  const element = document.createElement(tag) as Tags[Tag];
  Object.assign(element, { client, presentation: 'inline' }, properties);
  document.body.replaceChildren(element);
  await element.updateComplete;
  await settled();
  const mounted = { element, client, ...within(element) };
  return { ...mounted, words: () => (mounted.root.textContent ?? '').replace(/\s+/g, ' ') };
}

/** The field of a name, whatever kind it is. */
export function fieldOf(root: ShadowRoot, name: string): HTMLTextAreaElement {
  return root.querySelector(`[name=${name}]`) as HTMLTextAreaElement;
}

/** Everything that is told to the page by events of these types, however deep. */
export function overhear(...types: string[]): { readonly text: () => string; stop(): void } {
  const heard: string[] = [];
  const listen = (event: Event) => {
    const own: Record<string, unknown> = {};
    for (const name in event) own[name] = (event as never)[name];
    heard.push(
      JSON.stringify(own, (name, value: unknown) =>
        name !== '' && (value instanceof EventTarget || typeof value === 'function')
          ? undefined
          : value,
      ),
    );
  };
  for (const type of types) addEventListener(type, listen);
  return {
    text: () => heard.join('\n'),
    stop: () => {
      for (const type of types) removeEventListener(type, listen);
    },
  };
}
