import { css } from 'lit';
import { baseStyles } from './base.ts';
import { controlStyles } from './controls.ts';
import { tokens } from './tokens.ts';

const frameStyles = css`
  :host {
    --_width: 27rem;
  }

  :host([presentation='dialog']:not([hidden])) {
    display: contents;
  }

  section {
    max-inline-size: var(--keyfob-inline-width, var(--_width));
  }

  dialog {
    inline-size: min(var(--keyfob-dialog-width, var(--_width)), 100dvw - 2rem);
    max-inline-size: none;
    max-block-size: min(56rem, 100dvh - 2rem);
    padding: 0;
    overscroll-behavior: contain;
    box-shadow: var(--_shadow);
    animation: appear 0.18s cubic-bezier(0.2, 0.7, 0.3, 1);
  }

  dialog::backdrop {
    background: var(--_backdrop);
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }

  [part='close-button'] {
    inline-size: 2.75rem;
    margin-block: -0.5rem;
    margin-inline-end: -0.75rem;
    padding: 0;
    color: var(--_muted);
  }

  form {
    display: grid;
    gap: calc(var(--_space) * 1.125);
  }

  [part='success'] {
    display: grid;
    justify-items: center;
    gap: calc(var(--_space) * 0.5);
    padding-block: calc(var(--_space) * 0.75);
    text-align: center;
  }

  [part='success'] > .icon {
    inline-size: 3rem;
    block-size: 3rem;
    color: var(--_success);
    stroke-width: 1.3;
  }

  [part='success-text'] {
    max-inline-size: 36ch;
    color: var(--_muted);
    text-wrap: pretty;
  }

  /* On a phone a dialog is a sheet that stands at the lower edge, near the thumb. */
  @media (max-width: 30rem) {
    dialog {
      inline-size: 100%;
      max-block-size: 100dvh;
      margin: auto 0 0;
      border-width: 1px 0 0;
      border-end-start-radius: 0;
      border-end-end-radius: 0;
    }

    [part='footer'] > button {
      flex: 1;
    }
  }

  @media (prefers-reduced-motion: reduce) {
    dialog {
      animation: none;
    }
  }
`;

/** Everything a flow wears. */
export const flowStyles = [tokens, baseStyles, controlStyles, frameStyles];
