import { css } from 'lit';

export const verificationStyles = css`
  [type='submit'] {
    flex: 1;
  }

  [part='lost']:not(:has(*)) {
    display: none;
  }

  [part='lost'] > p {
    color: var(--_muted);
  }
`;
