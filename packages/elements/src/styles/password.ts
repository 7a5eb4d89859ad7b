import { css } from 'lit';

/** The field for the password, with its button inside. */
export const passwordStyles = css`
  .with-button {
    position: relative;
  }

  #password {
    padding-inline-end: min(6em, 45%);
  }

  [part~='quiet'] {
    position: absolute;
    inset-block: 0;
    inset-inline-end: 0;
    max-inline-size: 45%;
    padding-inline: min(0.875em, 3vw);
    color: var(--_muted);
    font-size: min(var(--_small), 5vw);
  }
`;
