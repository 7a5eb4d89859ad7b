/** Where progress is shown: standard error, so that it never mixes with what a command answers. */
export interface Terminal {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Progress of long work in one line that is written over; nothing where nobody looks at it. */
export interface Progress {
  show(text: string): void;
  /** Takes the line away. */
  end(): void;
}

const pauseMs = 100;

export function progressOn(terminal: Terminal): Progress {
  let shownAt = -Infinity;
  const line = (text: string) => terminal.write(`\r${text}\u001b[K`);
  return {
    show(text) {
      const now = performance.now();
      if (!terminal.isTTY || now - shownAt < pauseMs) return;
      shownAt = now;
      line(text);
    },
    end() {
      if (terminal.isTTY && shownAt > -Infinity) line('');
    },
  };
}
