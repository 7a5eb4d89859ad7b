import { css } from 'lit';

export const linkPageStyles = css`
  #step,
  [part='captcha'] {
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
    padding: 0;
    font-size: var(--_small);
  }
`;
