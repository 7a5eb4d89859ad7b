import type {
  FieldReason,
  KeyfobError,
  SupportDecisionRequest,
  SupportRequestView,
} from '#contract';
import { errorOf } from '../../client/error-of.ts';
import type { SupportDeskClient } from '../../client/keyfob-client.ts';
import type { DeskCalls } from './calls.ts';

export type Decision = SupportDecisionRequest['decision'];

/** Where on a request something is done, and where it is said what went wrong with it. */
export type DeskPlace = 'request' | 'claim' | 'comment' | 'evidence' | 'decision';

/** What went wrong on a request: a field, a refusal, or that somebody was faster. */
export type DeskProblem = { readonly id: string; readonly place: DeskPlace } & (
  | { readonly field: FieldReason }
  | { readonly error: KeyfobError }
);

interface Target {
  readonly id: string;
  readonly place: DeskPlace;
  /** What is done once at a time; the place when nothing is said. */
  readonly key?: string;
}

interface DeskActionsOptions {
  readonly calls: DeskCalls;
  readonly server: () => SupportDeskClient;
  /** Something is to be drawn anew. */
  readonly changed: () => void;
  /** An action was taken by the server. */
  readonly done: (place: DeskPlace, request: SupportRequestView) => void;
  /** It was not: `true` when the host says so in its own way. */
  readonly refused: (id: string, place: DeskPlace, error: KeyfobError) => boolean;
  /** A problem is on show at this place. */
  readonly shown: (place: DeskPlace) => void;
}

/** The longest reason that is taken. */
const longestReason = 1000;

/** What staff do with a request. Each is sent once, however often a button is pressed. */
export class DeskActions {
  problem: DeskProblem | undefined;
  /** Grows with each problem, so that the same sentence twice is told twice. */
  problemCount = 0;
  /** Grows with each action: what was asked for before one may be older than its answer. */
  actionCount = 0;
  /** The decision whose reason is asked for. */
  deciding: { readonly id: string; readonly decision: Decision } | undefined;
  readonly #options: DeskActionsOptions;
  readonly #busy = new Set<string>();
  readonly #ticks = new Map<string, boolean>();

  constructor(options: DeskActionsOptions) {
    this.#options = options;
  }

  get isAnyBusy(): boolean {
    return this.#busy.size > 0;
  }

  isBusy(id: string, place: DeskPlace): boolean {
    return this.#busy.has(`${id} ${place}`);
  }

  /** How a box stands that was ticked and whose answer is not there yet. */
  tickOf(id: string, item: string): boolean | undefined {
    return this.#ticks.get(`${id} ${item}`);
  }

  problemAt(id: string, place: DeskPlace): DeskProblem | undefined {
    return this.problem?.id === id && this.problem.place === place ? this.problem : undefined;
  }

  show(problem: DeskProblem | undefined): void {
    this.problem = problem;
    if (problem) this.problemCount += 1;
    this.#options.changed();
  }

  clear(): void {
    this.#busy.clear();
    this.#ticks.clear();
    this.deciding = undefined;
    this.problem = undefined;
  }

  claim(id: string): Promise<void> {
    const { server } = this.#options;
    return this.#act({ id, place: 'claim' }, (signal) => server().claimRequest(id, signal));
  }

  async comment(id: string, text: string): Promise<void> {
    if (text === '') return this.#refuse({ id, place: 'comment', field: 'required' });
    const { server } = this.#options;
    await this.#act({ id, place: 'comment' }, (signal) =>
      server().commentRequest(id, { text }, signal),
    );
  }

  async check(id: string, item: string, isChecked: boolean): Promise<void> {
    const key = `${id} ${item}`;
    const { server } = this.#options;
    if (this.#busy.has(key)) return;
    this.#ticks.set(key, isChecked);
    await this.#act({ id, place: 'evidence', key }, (signal) =>
      server().checkEvidence(id, { item, isChecked }, signal),
    );
  }

  async decide(id: string, decision: Decision, reason: string): Promise<void> {
    const field = reason === '' ? 'required' : reason.length > longestReason ? 'too_long' : '';
    if (field) return this.#refuse({ id, place: 'decision', field });
    const { server } = this.#options;
    await this.#act({ id, place: 'decision' }, (signal) =>
      server().decideRequest(id, { decision, reason }, signal),
    );
  }

  async #act(
    { id, place, key = `${id} ${place}` }: Target,
    call: (signal: AbortSignal) => Promise<SupportRequestView>,
  ): Promise<void> {
    if (this.#busy.has(key)) return;
    const { calls, done, refused } = this.#options;
    const { signal } = calls;
    this.#busy.add(key);
    this.actionCount += 1;
    this.show(undefined);
    try {
      const request = await calls.makeInTurn(call);
      this.#settle(key);
      done(place, request);
    } catch (thrown) {
      if (signal.aborted) return;
      this.#settle(key);
      const error = errorOf(thrown);
      if (!refused(id, place, error)) this.#refuse({ id, place, error });
    }
  }

  #refuse(problem: DeskProblem): void {
    this.show(problem);
    this.#options.shown(problem.place);
  }

  #settle(key: string): void {
    this.#busy.delete(key);
    this.#ticks.delete(key);
    this.#options.changed();
  }
}
