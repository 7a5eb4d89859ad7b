import type { KeyfobError, SupportQueue, SupportRequestView } from '#contract';
import { errorOf } from '../../client/error-of.ts';
import type { SupportDeskClient } from '../../client/keyfob-client.ts';
import { type Decision, DeskActions, type DeskPlace } from './actions.ts';
import { DeskCalls } from './calls.ts';
import { draftKey } from './drafts.ts';
import { type DeskFilter, DeskRequests } from './requests.ts';

interface DeskOptions {
  readonly server: () => SupportDeskClient;
  /** Something is to be drawn anew. */
  readonly changed: () => void;
  /** Puts the focus on the first of these that is there, once it is drawn. */
  readonly focus: (...selectors: string[]) => void;
  /** Tells the page; `true` where the desk is to show the way to the log-in. */
  readonly report: (error: KeyfobError) => boolean;
  /** Gets the form for a code. */
  readonly loadStepUp: () => Promise<void>;
  /** Tells those who cannot see it what has happened. */
  readonly tell: (what: { readonly news: number } | { readonly done: SupportRequestView }) => void;
  readonly decided: (decision: Decision) => void;
}

/** The support desk without its looks: what is loaded, what is being done, and where the focus goes. */
export class Desk {
  readonly requests = new DeskRequests();
  /** What was typed and not sent, by request and field. */
  readonly drafts = new Map<string, string>();
  /** Why the requests could not be loaded, or nothing can be done with them. */
  error: KeyfobError | undefined;
  /** Whether that is because nobody is logged in any more. */
  mustLogIn = false;
  readonly calls: DeskCalls;
  readonly actions: DeskActions;
  readonly #options: DeskOptions;
  #loads = 0;
  #pages = 1;

  constructor(options: DeskOptions) {
    this.#options = options;
    this.calls = new DeskCalls(async (error, isQuiet) => {
      options.report(error);
      await options.loadStepUp();
      options.changed();
      if (!isQuiet) options.focus('#code');
    });
    this.actions = new DeskActions({
      calls: this.calls,
      server: options.server,
      changed: options.changed,
      done: (place, request) => this.#takeDone(place, request),
      refused: (id, _, error) => this.#takeRefusal(id, error),
      shown: (place) => this.#focusProblem(place),
    });
  }

  /** Drops everything; nothing that is under way arrives any more. */
  clear(): void {
    this.stop();
    this.requests.clear();
    this.drafts.clear();
    this.#pages = 1;
  }

  /** Ends what is under way. */
  stop(): void {
    this.calls.stop();
    this.actions.clear();
  }

  async load(): Promise<void> {
    await this.#load(() => this.calls.makeInTurn((signal) => this.#queue(signal)));
  }

  /** Looks for news without disturbing anybody. */
  async poll(): Promise<void> {
    if (this.#loads > 0 || this.actions.isAnyBusy) return; // one that waits for a code is enough
    const { actionCount } = this.actions;
    await this.#load(() => this.calls.make((signal) => this.#queue(signal), true), {
      isStale: () => this.actions.actionCount !== actionCount,
    });
  }

  /** Lists more of what the filter leaves, and goes to the first of it. */
  async showMore(): Promise<void> {
    const { requests } = this;
    const known = new Set(requests.listed.map(({ id }) => id));
    let found: SupportRequestView | undefined;
    while (!found && requests.hasMore(requests.filter)) {
      this.#pages += 1;
      await this.#load(() => this.calls.makeInTurn((signal) => this.#queue(signal)), {
        isMore: true,
      });
      if (this.error) return;
      found = requests.listed.find(({ id }) => !known.has(id));
    }
    const selector = found ? [`#open-${CSS.escape(found.id)}`] : [];
    this.#options.focus(...selector, '[part=filter] [aria-pressed=true]');
  }

  /** Lists what is open, or what has ended. */
  show(filter: DeskFilter): void {
    this.requests.filter = filter;
    this.#options.changed();
  }

  open(id: string): void {
    this.requests.open(id);
    this.#options.changed();
    this.#options.focus('#request-title');
  }

  back(id: string): void {
    this.requests.open(undefined);
    this.#options.changed();
    this.#options.focus(`#open-${CSS.escape(id)}`, '[part=filter] [aria-pressed=true]');
  }

  /** Asks for the reason of a decision, or no longer. */
  decideOn(id: string, decision: Decision | undefined): void {
    this.actions.deciding = decision && { id, decision };
    this.actions.show(undefined);
    this.#options.focus(decision ? '#decision' : '[part=decision] button');
  }

  /** A code was accepted. */
  goOn(): void {
    this.calls.goOn();
    this.#options.changed();
    this.#options.focus('#request-title', '#title');
  }

  /** As many pages as are on show. One that moved between two of them is listed once. */
  async #queue(signal: AbortSignal): Promise<SupportQueue> {
    const found = new Map<string, SupportRequestView>();
    let next: string | undefined;
    for (let page = 0; page === 0 || (page < this.#pages && next !== undefined); page += 1) {
      const queue = await this.#options.server().supportQueue(signal, next);
      for (const request of queue.requests) found.set(request.id, request);
      next = queue.next;
    }
    const requests = [...found.values()];
    return next === undefined ? { requests } : { requests, next };
  }

  async #load(
    ask: () => Promise<SupportQueue>,
    { isStale = () => false, isMore = false }: { isStale?: () => boolean; isMore?: boolean } = {},
  ): Promise<void> {
    const { tell, changed } = this.#options;
    const { signal } = this.calls;
    this.#loads += 1;
    try {
      const queue = await ask();
      this.error = undefined;
      this.mustLogIn = false;
      if (isStale()) return;
      const news = this.requests.take(queue);
      if (news > 0 && !isMore) tell({ news });
    } catch (thrown) {
      if (signal.aborted) return;
      this.#fail(errorOf(thrown));
    } finally {
      this.#loads -= 1;
      changed();
    }
  }

  #takeDone(place: DeskPlace, request: SupportRequestView): void {
    const { changed, decided, focus, tell } = this.#options;
    const { deciding } = this.actions;
    this.requests.put(request);
    if (place === 'comment' || place === 'decision')
      this.drafts.delete(draftKey(request.id, place));
    if (place === 'decision' && deciding) {
      this.actions.deciding = undefined;
      decided(deciding.decision);
    }
    changed();
    if (place === 'evidence') return; // the box keeps the focus and says itself how it stands
    tell({ done: request });
    focus(place === 'comment' ? '#comment' : '#request-title');
  }

  #fail(error: KeyfobError): void {
    this.error = error;
    this.mustLogIn = this.#options.report(error) && error.code === 'login_required';
  }

  /** Nothing can be done before somebody has logged in; what was typed stays. */
  signOut(error: KeyfobError): void {
    this.#fail(error);
    this.#options.changed();
    this.#options.focus('#desk-error');
  }

  /**
   * @returns whether it is told elsewhere: nobody is logged in, or the request is not what it was; that
   *   one is loaded anew
   */
  #takeRefusal(id: string, error: KeyfobError): boolean {
    if (error.code === 'login_required') {
      this.signOut(error);
      return true;
    }
    this.#options.report(error);
    const isOther = ['flow_state', 'not_found', 'not_allowed'].includes(error.code);
    if (isOther) void this.#showAnew(id, error);
    return isOther;
  }

  async #showAnew(id: string, error: KeyfobError): Promise<void> {
    await this.load();
    this.#keepReason(id);
    this.actions.show({ id, place: 'request', error });
    this.#options.focus('#request-title');
  }

  #focusProblem(place: DeskPlace): void {
    if (place === 'claim') this.#options.focus('[aria-labelledby=decision-title] button');
    else if (place !== 'evidence') this.#options.focus(`#${place}`);
  }

  /** Where a decision is over before it was made, its reason becomes the draft of a comment. */
  #keepReason(id: string): void {
    const { deciding } = this.actions;
    const { opened } = this.requests;
    if (opened?.id !== id || !deciding || opened.allowed.includes(deciding.decision)) return;
    this.actions.deciding = undefined;
    const [comment, reason] = [draftKey(id, 'comment'), draftKey(id, 'decision')];
    const words = [this.drafts.get(comment), this.drafts.get(reason)].filter(Boolean).join('\n');
    this.drafts.delete(reason);
    this.drafts.set(comment, words);
  }
}
