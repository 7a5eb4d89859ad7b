import { css } from 'lit';

/** Buttons beside the one that leads on: of less weight, and of danger. */
export const otherButtonStyles = css`
  [part~='danger'] {
    --_fill: var(--_danger);
    background: var(--_fill);
    color: var(--_on-danger);
  }

  [part~='secondary'] {
    --_fill: var(--_surface);
    border-color: var(--_control-border);
    background: var(--_fill);
    color: var(--_text);
  }

  [part~='secondary'][part~='danger'] {
    color: var(--_danger-text);
  }
`;
