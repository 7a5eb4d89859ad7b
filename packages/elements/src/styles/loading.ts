import { css } from 'lit';

/** What stands there while the server is asked. */
export const loadingStyles = css`
  [part='loading'] {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    color: var(--_muted);
  }

  /* What will stand here: lines of text, fields, a picture. */
  [part='skeleton'] {
    block-size: var(--_control);
    border-radius: var(--_radius);
    border: 1px solid var(--_border);
    background: var(--_border);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }

  .line {
    block-size: 1em;
    inline-size: 75%;
  }

  .picture {
    inline-size: min(14rem, 100%);
    block-size: auto;
    aspect-ratio: 1;
  }

  @keyframes breathe {
    to {
      opacity: 0.45;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    [part='skeleton'] {
      animation: none;
    }
  }
`;
