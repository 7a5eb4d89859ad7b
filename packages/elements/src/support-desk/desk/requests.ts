import type { SupportQueue, SupportRequestView } from '#contract';
import { hasEnded } from './why-not.ts';

export type DeskFilter = 'open' | 'ended';

/** The requests as the server told them last, which of them are listed, and which one is open. */
export class DeskRequests {
  filter: DeskFilter = 'open';
  updatedAt: string | undefined;
  /** How many were opened so far. */
  openings = 0;
  #all: readonly SupportRequestView[] = [];
  #opened: SupportRequestView | undefined;

  get isLoaded(): boolean {
    return this.updatedAt !== undefined;
  }

  /** The one in the detail panel. It stays there when the list no longer has it. */
  get opened(): SupportRequestView | undefined {
    return this.#opened;
  }

  /** What the filter leaves: by due time, what waits by itself below; ended ones with the latest first. */
  get listed(): readonly SupportRequestView[] {
    const isWaiting = ({ state }: SupportRequestView) => Number(state === 'waiting');
    const found = this.#all
      .filter((request) => hasEnded(request) === (this.filter === 'ended'))
      .sort(
        (one, other) =>
          isWaiting(one) - isWaiting(other) || Date.parse(one.dueAt) - Date.parse(other.dueAt),
      );
    return this.filter === 'ended' ? found.reverse() : found;
  }

  count(filter: DeskFilter): number {
    return this.#all.filter((request) => hasEnded(request) === (filter === 'ended')).length;
  }

  /** @returns how many have come since the last time; none at the first */
  take({ requests }: SupportQueue): number {
    const known = new Set(this.#all.map(({ id }) => id));
    const wasLoaded = this.isLoaded;
    this.#all = requests;
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
    this.#opened = undefined;
    this.updatedAt = undefined;
  }
}
