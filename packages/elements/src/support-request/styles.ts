import { css } from 'lit';

export const supportRequestStyles = css`
  :host {
    --_width: 34rem;
  }

  .below {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--_space);
  }

  [part='counter'] {
    flex: none;
    color: var(--_muted);
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  [part='counter'][data-over] {
    color: var(--_danger-text);
    font-weight: 600;
  }
`;
