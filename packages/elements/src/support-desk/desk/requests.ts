import type { SupportQueue, SupportRequestView } from '#contract';
import { hasEnded } from './why-not.ts';

export type DeskFilter = 'open' | 'ended';

/** The requests as the server told them last, which of them are listed, and which one is open. */
export class DeskRequests {
  filter: DeskFilter = 'open';
  updatedAt: string | undefined;
  /** How many were opened so far. */
  openings = 0;
  /** The next page, where there is one that was not asked for yet. */
  #next: string | undefined;
  #hasAllOpen = true;
  #all: readonly SupportRequestView[] = [];
  #opened: SupportRequestView | undefined;

  get isLoaded(): boolean {
    return this.updatedAt !== undefined;
  }

  /** The one in the detail panel. It stays there when the list no longer has it. */
  get opened(): SupportRequestView | undefined {
    return this.#opened;
  }

  /**
   * What the filter leaves. Open ones by due time: first those of known accounts, then what waits by
   * itself, then those of no account, which anybody can send. Ended ones with the latest first.
   */
  get listed(): readonly SupportRequestView[] {
    const isEnded = this.filter === 'ended';
    const found = this.#all.filter((request) => hasEnded(request) === isEnded);
    const byDue = (one: SupportRequestView, other: SupportRequestView) =>
      Date.parse(one.dueAt) - Date.parse(other.dueAt);
    return isEnded
      ? found.sort((one, other) => byDue(other, one))
      : found.sort((one, other) => rankOf(one) - rankOf(other) || byDue(one, other));
  }

  /** Whether a filter may leave more than was asked for. The server lists open ones first. */
  hasMore(filter: DeskFilter): boolean {
    return this.#next !== undefined && !(filter === 'open' && this.#hasAllOpen);
  }

  count(filter: DeskFilter): number {
    return this.#all.filter((request) => hasEnded(request) === (filter === 'ended')).length;
  }

  /** @returns how many have come since the last time; none at the first */
  take({ requests, next }: SupportQueue): number {
    const known = new Set(this.#all.map(({ id }) => id));
    const wasLoaded = this.isLoaded;
    this.#all = requests;
    this.#next = next;
    this.#hasAllOpen = next === undefined || requests.some(hasEnded);
    this.updatedAt = new Date().toISOString();
    this.#opened = requests.find(({ id }) => id === this.#opened?.id) ?? this.#opened;
    return wasLoaded
      ? requests.filter((request) => !known.has(request.id) && !hasEnded(request)).length
      : 0;
  }

  /** Puts one in the place of what it was. */
  put(changed: SupportRequestView): void {
    this.#all = this.#all.map((request) => (request.id === changed.id ? changed : request));
    if (this.#opened?.id === changed.id) this.#opened = changed;
  }

  open(id: string | undefined): void {
    this.openings += 1;
    this.#opened = this.#all.find((request) => request.id === id);
  }

  clear(): void {
    this.#all = [];
    this.#next = undefined;
    this.#opened = undefined;
    this.updatedAt = undefined;
  }
}

function rankOf({ account, state }: SupportRequestView): number {
  if (account === undefined) return 2;
  return state === 'waiting' ? 1 : 0;
}
