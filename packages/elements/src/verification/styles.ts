import { css } from 'lit';

export const verificationStyles = css`
  :host {
    --_code-size: calc(var(--_size) * 2);
  }

  [part='lost']:not(:has(*)) {
    display: none;
  }

  [part='lost'] > p {
    color: var(--_muted);
  }
`;
