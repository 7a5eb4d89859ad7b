import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, userEvent } from 'storybook/test';
import { KeyfobError, type SupportRequestView } from '#contract';
import '../define/support-desk.ts';
import '../locales/cs-support-desk.ts';
import { once } from '../stories/once.ts';
import { inside, press, type } from '../stories/story-helpers.ts';
import {
  exampleEvidence,
  exampleRequests,
  FakeKeyfobClient,
  FakeSupportDesk,
} from '../testing/index.ts';

interface Args {
  /** Makes the server of the story. */
  client: () => FakeKeyfobClient;
  width: string;
}

/** Approved, and the mail to its owner is on its way. */
function untold({ effectiveAt: _, ...request }: SupportRequestView): SupportRequestView {
  return { ...request, account: { factor: 'on', delivery: 'on_its_way' } };
}

const allTicked = exampleEvidence.map((item) => ({ ...item, isChecked: true }));

/** The examples, with one of them as it stands after something was done. */
function changed(id: string, own: Partial<SupportRequestView>): SupportRequestView[] {
  const server = new FakeSupportDesk({ requests: exampleRequests() });
  server.replace(id, own);
  return [...server.queue.requests];
}

type Root = Awaited<ReturnType<typeof inside>>;
const newClient = (requests = exampleRequests()) =>
  new FakeKeyfobClient({ desk: new FakeSupportDesk({ requests }) });
const desk = (canvas: HTMLElement) => inside(canvas, 'keyfob-support-desk');

async function open(root: Root, email: string): Promise<void> {
  await userEvent.click(await root.findByRole('button', { name: new RegExp(`^${email}`) }));
  await root.findByRole('heading', { name: email });
}

const meta: Meta<Args> = {
  title: 'Elements/Support desk',
  component: 'keyfob-support-desk',
  args: { client: () => newClient(), width: 'auto' },
  argTypes: { client: { table: { disable: true } } },
  parameters: { docs: { story: { inline: false, height: '820px' } } },
  render: ({ client, width }) => html`<style>
      #storybook-root {
        max-width: 72rem;
      }
    </style>
    <div style="max-inline-size: ${width}">
      <keyfob-support-desk .client=${once(client)}></keyfob-support-desk>
    </div>`,
};

export default meta;
type Story = StoryObj<Args>;

export const Queue: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await expect(await root.findByText('Overdue, was due 2 hours ago')).toBeVisible();
    await expect(root.getByRole('button', { name: 'Open (7)' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  },
};

export const Opened: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await expect(root.getByText('••• ••• •42')).toBeVisible();
    await expect(root.getByLabelText(/Called back on a number from the contract/)).toBeChecked();
  },
};

/** Nobody has it yet: who claims it keeps others from doing the same work. */
export const New: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await expect(root.getByText(/Claim it so that nobody else/)).toBeVisible();
    await expect(root.getByRole('button', { name: 'Claim' })).toBeEnabled();
  },
};

export const ClaimedByAColleague: Story = {
  args: { client: () => newClient(changed('claimed', { claimedBy: 'Jo' })) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await expect(root.getByRole('button', { name: 'Take over' })).toBeEnabled();
  },
};

export const EvidenceFirst: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await expect(root.getByText('1 of 2 required')).toBeVisible();
    await expect(
      root.getByText('Tick off the required evidence before you approve.'),
    ).toBeVisible();
    await expect(root.queryByRole('button', { name: 'Approve' })).toBeNull();
  },
};

export const EvidenceComplete: Story = {
  args: { client: () => newClient(changed('claimed', { evidence: allTicked })) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await expect(root.getByText('2 of 2 required')).toBeVisible();
    await expect(root.getByRole('button', { name: 'Approve' })).toBeEnabled();
  },
};

export const FirstApproval: Story = {
  ...EvidenceComplete,
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await press(root, 'Approve');
    await expect(root.getByText(/A second person must agree/)).toBeVisible();
  },
};

export const SecondApproval: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'sam@example.com');
    await press(root, 'Approve');
    await expect(root.getByText(/You are the second to agree/)).toBeVisible();
  },
};

export const ApprovedAlready: Story = {
  args: {
    client: () =>
      newClient(
        changed('half', {
          claimedBy: 'Kim',
          trail: [{ at: new Date().toISOString(), by: 'Kim', action: 'approved', text: 'Seen.' }],
        }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'sam@example.com');
    await expect(root.getByText(/You have already approved it/)).toBeVisible();
  },
};

export const RejectWithoutAReason: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await press(root, 'Reject');
    await press(root, 'Reject');
    await expect(await root.findByRole('alert')).toHaveTextContent('Write a reason first.');
  },
};

export const OwnAccount: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'kim@example.com');
    await expect(root.getByText('You can’t decide on your own account.')).toBeVisible();
    await expect(root.queryByRole('button', { name: 'Claim' })).toBeNull();
  },
};

export const NoSuchAccount: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'nobody@example.net');
    await expect(root.getByText(/No account has this e-mail address/)).toBeVisible();
  },
};

/** Two have approved, and the owner could not be told: OTP stays on, and the approval can be taken back. */
export const OwnerNotReached: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'toni@example.com');
    await expect(root.getByText('Could not be sent')).toBeVisible();
    await expect(root.getByText(/could not be reached by any contact/)).toBeVisible();
  },
};

export const ApprovalTakenBack: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'toni@example.com');
    await press(root, 'Reject');
    await expect(root.getByText(/The approval is taken back/)).toBeVisible();
  },
};

export const OwnerNotToldYet: Story = {
  args: {
    client: () =>
      newClient(
        exampleRequests()
          .filter(({ id }) => id === 'told')
          .map(untold),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'lee@example.com');
    await expect(root.getByText(/begins once the owner was told/)).toBeVisible();
  },
};

export const OwnerTold: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'lee@example.com');
    await expect(root.getByText(/OTP goes off at .* unless the owner objects/)).toBeVisible();
  },
};

/** The switch in the head of a request. */
export const ExactTimes: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await press(root, 'Exact times');
    await expect(root.getByRole('button', { name: 'Exact times' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  },
};

export const ExportMenu: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'robin@example.com');
    await press(root, 'Export');
    await expect(await root.findByRole('link', { name: 'History, CSV' })).toBeVisible();
  },
};

export const EarlierMessages: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'sam@example.com');
    await expect(root.getByText(/perhaps not from the same person/)).toBeVisible();
  },
};

export const SeveralPages: Story = {
  args: {
    client: () =>
      new FakeKeyfobClient({
        desk: new FakeSupportDesk({ requests: exampleRequests(), pageSize: 3 }),
      }),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await expect(await root.findByRole('button', { name: 'Open (3+)' })).toBeVisible();
    await expect(root.getByRole('button', { name: 'Show more' })).toBeEnabled();
  },
};

export const LoggedOut: Story = {
  args: { client: () => newClient().script('claimRequest', new KeyfobError('login_required')) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await press(root, 'Claim');
    await expect(await root.findByRole('button', { name: 'Log in' })).toBeEnabled();
  },
};

export const NotAllowedForNow: Story = {
  args: {
    client: () =>
      newClient().script(
        'claimRequest',
        new KeyfobError('not_allowed', { reason: 'frozen', retryAfterSeconds: 80_000 }),
      ),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await press(root, 'Claim');
    await expect(await root.findByRole('alert')).toHaveTextContent(/Until .*\d{4}.* nothing/);
  },
};

export const Ended: Story = {
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await press(root, 'Ended (2)');
    await open(root, 'chris@example.com');
    await expect(root.getByText('Could not name the last invoice.')).toBeVisible();
    await expect(root.queryByLabelText('Comment')).toBeNull();
  },
};

export const SomebodyWasFaster: Story = {
  args: { client: () => newClient().script('claimRequest', new KeyfobError('flow_state')) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await press(root, 'Claim');
    await expect(await root.findByRole('alert')).toHaveTextContent('Somebody was faster.');
  },
};

export const CodeAsked: Story = {
  args: {
    client: () => newClient().script('supportQueue', new KeyfobError('second_factor_required')),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await expect(await root.findByText('Confirm that it is you')).toBeVisible();
  },
};

export const CodeAskedMeanwhile: Story = {
  args: {
    client: () => newClient().script('claimRequest', new KeyfobError('second_factor_required')),
  },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'alex@example.com');
    await press(root, 'Claim');
    await expect(await root.findByText('Confirm that it is you')).toBeVisible();
    await expect(root.getByRole('heading', { name: 'alex@example.com' })).toBeVisible();
  },
};

export const CodeAskedAndWrong: Story = {
  ...CodeAsked,
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await type(root, 'OTP code', '111111');
    await press(root, 'Continue');
    await expect(await root.findByRole('alert')).toHaveTextContent('That code is not right');
  },
};

export const Empty: Story = {
  args: { client: () => newClient([]) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await expect(await root.findByText(/No request is waiting/)).toBeVisible();
  },
};

export const Loading: Story = {
  args: { client: () => newClient().script('supportQueue', 'never') },
};

export const ServerError: Story = {
  args: { client: () => newClient().script('supportQueue', new KeyfobError('unavailable')) },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await expect(await root.findByRole('alert')).toHaveTextContent('did not answer');
  },
};

export const NotStaff: Story = {
  args: { client: () => newClient().script('supportQueue', new KeyfobError('not_allowed')) },
};

export const Narrow: Story = {
  args: { width: '328px' },
};

export const NarrowOpened: Story = {
  args: { width: '328px' },
  play: async ({ canvasElement }) => open(await desk(canvasElement), 'robin@example.com'),
};

export const Dark: Story = { ...Opened, globals: { scheme: 'dark' } };

export const Czech: Story = {
  globals: { locale: 'cs' },
  play: async ({ canvasElement }) => {
    const root = await desk(canvasElement);
    await open(root, 'sam@example.com');
    await press(root, 'Schválit');
    await expect(await root.findByText(/Jste druhý člověk/)).toBeVisible();
  },
};

/** The smallest screen, with text twice as large: all that is wide breaks, and nothing is cut off. */
export const NarrowAndTwiceAsLarge: Story = {
  ...EarlierMessages,
  globals: { textSize: '200', viewport: { value: 'w320' } },
};
