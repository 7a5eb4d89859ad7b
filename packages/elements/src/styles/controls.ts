import { css } from 'lit';

/** Fields and buttons. None is lower than 44 px; sizes grow with the text. */
export const controlStyles = css`
  button,
  input {
    min-block-size: 2.75rem;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: none;
    color: inherit;
    font: inherit;
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    padding: 0.5rem 1.125rem;
    font-weight: 600;
    line-height: 1.25;
    cursor: pointer;
    touch-action: manipulation;
  }

  button .icon {
    margin: 0;
  }

  :is(button, input, a, summary):focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  [part~='primary'],
  [part~='danger'] {
    --_fill: var(--_brand);
    background: var(--_fill);
    color: var(--_on-brand);
  }

  [part~='danger'] {
    --_fill: var(--_danger);
    color: var(--_on-danger);
  }

  [part~='secondary'] {
    --_fill: var(--_surface);
    border-color: var(--_control-border);
    background: var(--_fill);
    color: var(--_text);
  }

  [part~='secondary'][part~='danger'] {
    color: var(--_danger);
  }

  button:hover:not(:disabled, [part~='link']) {
    background: color-mix(in oklab, var(--_fill, var(--_surface)) 90%, var(--_text));
  }

  button:disabled {
    cursor: not-allowed;
    opacity: 0.55;
  }

  [part~='link'] {
    justify-self: center;
    margin-block: calc(var(--_space) * -0.5);
    padding-inline: 0.5rem;
    color: var(--_link);
    font-weight: 500;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentColor 40%, transparent);
    text-underline-offset: 0.25em;
  }

  [part~='link']:hover {
    text-decoration-color: currentColor;
  }

  [part='footer'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: calc(var(--_space) * 0.75);
  }

  [part='field'] {
    position: relative;
    display: grid;
    gap: 0.375rem;
    min-inline-size: 0;
  }

  label {
    font-weight: 600;
    font-size: 0.9375rem;
  }

  input {
    inline-size: 100%;
    min-inline-size: 0;
    padding: 0.5rem 0.875rem;
    border-color: var(--_control-border);
  }

  input:focus-visible {
    border-color: var(--_focus);
    outline-offset: 0;
  }

  input[aria-invalid='true'] {
    border-color: var(--_danger);
  }

  input:disabled {
    opacity: 0.6;
    cursor: not-allowed;
  }

  #code {
    padding-inline-end: 2.75rem; /* room for the sign of a password manager */
    font-family: var(--_font-code);
    font-size: 1.25rem;
    letter-spacing: 0.28em;
  }

  .with-button {
    position: relative;
  }

  #password {
    padding-inline-end: 6rem;
  }

  [part~='quiet'] {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    padding-inline: 0.875rem;
    color: var(--_muted);
    font-size: 0.875rem;
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }

    button:disabled {
      color: GrayText;
      opacity: 1;
    }

    input[aria-invalid='true'] {
      border-width: 3px;
    }
  }
`;
