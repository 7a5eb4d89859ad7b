import type { CallName } from '../testing/index.ts';
import { exampleLinkToken, FakeKeyfobClient, statusOff, statusOn } from '../testing/index.ts';
import { fillSilently, type Mounted, mount, send, settled } from './mount.ts';

type Flow =
  | 'keyfob-deactivation'
  | 'keyfob-enrolment'
  | 'keyfob-notice'
  | 'keyfob-recovery'
  | 'keyfob-shared-key'
  | 'keyfob-verification';

/** Each flow with the call that its button makes. */
export const flows: readonly (readonly [tag: Flow, call: CallName])[] = [
  ['keyfob-enrolment', 'activate'],
  ['keyfob-deactivation', 'deactivate'],
  ['keyfob-shared-key', 'showSharedKey'],
  ['keyfob-verification', 'verify'],
  ['keyfob-recovery', 'beginRecovery'],
  ['keyfob-notice', 'cancelRecovery'],
];

/** Puts a flow on screen and waits until its form is there. */
export async function showFlow(
  tag: Flow,
  client?: FakeKeyfobClient,
): Promise<Mounted<HTMLElement>> {
  const status = tag === 'keyfob-enrolment' ? statusOff : statusOn;
  const hash = tag === 'keyfob-notice' ? `#${exampleLinkToken}` : '';
  history.replaceState(null, '', location.pathname + location.search + hash);
  const mounted = await mount(tag, {
    client: client ?? new FakeKeyfobClient({ status }),
    presentation: 'inline',
  });
  await settled();
  await settled(); // the screen with the key is loaded
  return mounted;
}

/** Fills in what it asks for, and presses its button. */
export async function sendFlow({ element, field }: Mounted<HTMLElement>): Promise<void> {
  for (const [name, value] of [
    ['password', 'correct horse'],
    ['code', '123456'],
  ] as const) {
    if (field(name)) fillSilently(field(name), value);
  }
  await send(element);
}
