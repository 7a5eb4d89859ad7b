import { css } from 'lit';

/** Fields and buttons: one height for all, which follows the type and the density. */
export const controlStyles = css`
  button,
  input {
    min-block-size: max(var(--_control), 24px);
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
    padding: calc(var(--_space) * 0.375) min(1.125em, 5vw);
    font-weight: 600;
    line-height: 1.25;
    cursor: pointer;
    touch-action: manipulation;
  }

  button [part~='icon'] {
    margin: 0;
  }

  :focus-visible {
    outline: 2px solid var(--_focus);
    outline-offset: 2px;
  }

  [part~='primary'] {
    --_fill: var(--_brand);
    background: var(--_fill);
    color: var(--_on-brand);
  }

  button:hover:not(:disabled, [part~='link']) {
    background: color-mix(in oklab, var(--_fill, var(--_surface)) 90%, var(--_text));
  }

  :is(button, input):is(:disabled, [aria-disabled='true']) {
    cursor: not-allowed;
    opacity: 0.55;
  }

  [part~='link'] {
    justify-self: center;
    margin-block: calc(var(--_space) * -0.5);
    padding-inline: 0.5em;
    color: var(--_link);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 0.2em;
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
    gap: calc(var(--_space) * 0.375);
  }

  label {
    font-weight: 600;
    font-size: calc(var(--_size) * 0.9375);
  }

  input {
    inline-size: 100%;
    padding: calc(var(--_space) * 0.375) 0.875em;
    border-color: var(--_control-border);
    background: var(--_input);
  }

  [part~='code-cell'] {
    margin-inline: 0.08em;
    border: 1px solid var(--_control-border);
    border-radius: var(--_radius);
  }

  /* The ring stands outside the border: what is wrong stays red while it is being put right. */
  [part~='invalid'] {
    border-color: var(--_danger-text);
    box-shadow: inset 0 0 0 1px var(--_danger-text);
  }

  /*
   * The code: as wide as its digits, each in a cell, with room on both sides for the sign of a password
   * manager. On a narrow screen the digits become smaller before one of them is cut off.
   */
  [part='code'] {
    container-type: inline-size;
  }

  [part='code'] > div {
    display: grid;
    --_digits: 6;
    --_cell: 1.4em;
    --_room: 1.5em;
    inline-size: calc(var(--_digits) * var(--_cell) + 2 * var(--_room));
    font: 500 min(var(--_code-size, calc(var(--_size) * 1.5)), 100cqi / (var(--_digits) * 1.4 + 3))
      var(--_font-code);
    direction: ltr;
  }

  [part='code'] > div > * {
    grid-area: 1 / 1;
  }

  /* The cells of a segmented look. Whoever wants it shows them and hides the frame of the input. */
  [part='code-cells'] {
    display: none;
    grid-auto-flow: column;
    grid-auto-columns: 1fr;
    margin-inline: var(--_room);
  }

  [part='code'] > .digits-7 {
    --_digits: 7;
  }

  [part='code'] > .digits-8 {
    --_digits: 8;
  }

  #code {
    padding-inline: calc(var(--_room) + (var(--_cell) - 1ch) / 2) 0;
    font-variant-numeric: tabular-nums;
    letter-spacing: calc(var(--_cell) - 1ch);
  }

  @media (forced-colors: active) {
    button {
      border-color: ButtonBorder;
    }

    button:is(:disabled, [aria-disabled='true']) {
      color: GrayText;
      opacity: 1;
    }

    [part~='invalid'] {
      border-width: 3px;
    }
  }
`;
