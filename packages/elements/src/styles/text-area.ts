import { css } from 'lit';

/** A field for more than one line. It grows with what is written, where the browser can do that. */
export const textAreaStyles = css`
  textarea {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 5.5rem;
    max-block-size: 24rem;
    padding: 0.625rem 0.875rem;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }

  textarea:focus-visible {
    border-color: var(--_focus);
    outline: 2px solid var(--_focus);
  }

  textarea[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  textarea[rows='6'] {
    min-block-size: 10.5rem;
  }

  @media (forced-colors: active) {
    textarea[aria-invalid='true'] {
      border-width: 3px;
    }
  }
`;
