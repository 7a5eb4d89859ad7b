import { css } from 'lit';

export const keyScreenStyles = css`
  [part='key'] {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: calc(var(--_space) * 1.5);
    align-items: start;
  }

  .qr-place {
    overflow: hidden;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: #fff;
    forced-color-adjust: none;
  }

  [part='qr'] {
    display: block;
    inline-size: var(--keyfob-qr-size, 12rem);
    max-inline-size: 100%;
    aspect-ratio: 1;
    background: #fff;
    forced-color-adjust: none;
  }

  p[part='qr'] {
    padding: var(--_space);
    color: #444;
  }

  .key-words,
  [part='manual'] {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }

  .manual-row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
  }

  #secret {
    flex: 1 1 12rem;
    font: 500 0.9375rem/1.6 var(--_font-code);
    overflow-wrap: anywhere;
    user-select: all;
  }

  [part~='app-link'] {
    display: none;
    justify-self: start;
  }

  @media (pointer: coarse) {
    [part~='app-link'] {
      display: inline-flex;
    }
  }

  summary {
    padding-block: 0.625rem;
    border-radius: var(--_radius);
    color: var(--_link);
    font-weight: 500;
    cursor: pointer;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: var(--_space);
  }

  ul {
    padding: 0;
    list-style: none;
  }

  a {
    display: inline-block;
    padding-block: 0.3125rem;
  }

  [part='question'] {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    padding: var(--_space);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
  }

  @media (min-width: 36rem) {
    form {
      grid-template-columns: repeat(2, minmax(0, 1fr));
      align-items: start;
    }

    form > :not([part='field']) {
      grid-column: 1 / -1;
    }
  }

  @media (max-width: 36rem) {
    [part='key'] {
      grid-template-columns: minmax(0, 1fr);
    }

    .qr-place {
      justify-self: center;
    }
  }
`;
