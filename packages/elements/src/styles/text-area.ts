import { css } from 'lit';

/** A field for more than one line. It grows with what is written, where the browser can do that. */
export const textAreaStyles = css`
  textarea {
    display: block;
    inline-size: 100%;
    min-inline-size: 0;
    min-block-size: 5.5em;
    max-block-size: 24em;
    padding: calc(var(--_space) * 0.625) 0.875em;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
    background: var(--_input);
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }

  textarea[rows='6'] {
    min-block-size: 10.5em;
  }
`;
