import { css } from 'lit';

export const keyScreenStyles = css`
  [part='steps'] {
    display: grid;
    gap: calc(var(--_space) * 1.25);
    counter-reset: step;
  }

  [part='step'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 0.875);
    align-items: center;
    counter-increment: step;
  }

  [part='step'] + [part='step'] {
    padding-block-start: calc(var(--_space) * 1.25);
    border-block-start: 1px solid var(--_border);
  }

  [part='step']::before {
    content: counter(step);
    display: grid;
    place-items: center;
    inline-size: 1.75em;
    block-size: 1.75em;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_brand) 14%, var(--_surface));
    color: var(--_link);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }

  .step {
    grid-column: 2;
    display: grid;
    gap: calc(var(--_space) * 0.75);
  }

  [part='key'] {
    display: grid;
    gap: calc(var(--_space) * 0.5) calc(var(--_space) * 1.5);
    align-content: start;
  }

  /* Beside the picture: what to do with it, and the way without it. */
  .wide {
    grid-template-columns: auto minmax(0, 1fr);
    grid-template-rows: repeat(2, auto) 1fr;
  }

  .wide > .qr-place {
    grid-row: 1 / 4;
  }

  .qr-place {
    overflow: hidden;
    justify-self: start;
    max-inline-size: 100%;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #fff;
    forced-color-adjust: none;
  }

  [part='qr'] {
    display: block;
    inline-size: var(--keyfob-qr-size, 14rem);
    max-inline-size: 100%;
    aspect-ratio: 1;
    background: #fff;
    forced-color-adjust: none;
  }

  p[part='qr'] {
    padding: 1rem;
    color: #444;
  }

  .folded {
    display: grid;
    gap: calc(var(--_space) * 0.5);
    padding-block-end: calc(var(--_space) * 0.25);
  }

  .manual-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
  }

  #secret {
    flex: 1 1 10em;
    padding: calc(var(--_space) * 0.375) 0.75em;
    border-radius: var(--_radius);
    background: color-mix(in oklab, var(--_text) 6%, var(--_surface));
    font: 500 calc(var(--_size) * 0.9375) / 1.6 var(--_font-code);
    overflow-wrap: anywhere;
    user-select: all;
  }

  summary {
    inline-size: fit-content;
    padding-block: calc(var(--_space) * 0.375);
    border-radius: var(--_radius);
    color: var(--_link);
    font-size: calc(var(--_size) * 0.9375);
    font-weight: 500;
    cursor: pointer;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(11em, 100%), 1fr));
    gap: var(--_space);
  }

  a {
    display: inline-block;
    padding-block: 0.3125em;
  }

  [part='question'] {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  @media (max-width: 36rem) {
    .wide {
      grid-template-columns: minmax(0, 1fr);
    }

    .wide > .qr-place {
      grid-row: auto;
      justify-self: center;
    }

    .step {
      grid-column: 1 / -1;
    }
  }

  /* On paper a dialog is a sheet of its own: what can be pressed is left out. */
  @media print {
    dialog {
      position: fixed;
      inset: 0;
      inline-size: 100%;
      max-block-size: none;
      block-size: 100%;
      border: 0;
      background: #fff;
      color: #000;
    }

    button,
    summary,
    [part='footer'],
    [role='timer'] {
      display: none;
    }
  }
`;
