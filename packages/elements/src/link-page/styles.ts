import { css } from 'lit';

export const linkPageStyles = css`
  #step {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }

  [part='support'] {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 0.5em;
    padding-block-start: calc(var(--_space) * 0.5);
    border-block-start: 1px solid var(--_border);
  }

  [part='support'] > [part='hint'] {
    padding-block: calc(var(--_space) * 0.5);
  }

  [part='support'] > :empty {
    display: none;
  }

  [part='support'] [part~='link'] {
    margin: 0;
    padding-inline: 0;
    font-size: 0.9375rem;
  }

  [part='captcha'] {
    display: grid;
    gap: calc(var(--_space) * 0.5);
  }
`;
