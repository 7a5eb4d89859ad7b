import { css } from 'lit';

export const accountSecurityStyles = css`
  [part='emblem'] {
    display: grid;
    place-items: center;
    flex: none;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: calc(var(--_radius) * 1.25);
  }

  [part='badge'] {
    flex: none;
    max-inline-size: 100%;
    padding: 0.1875rem 0.625rem;
    border-radius: 99rem;
    font-size: 0.8125rem;
    font-weight: 600;
  }

  [part='emblem'],
  [part='badge'] {
    background: color-mix(in oklab, var(--_tone, var(--_muted)) 12%, var(--_surface));
    color: var(--_tone, var(--_muted));
  }

  [data-state='on'] {
    --_tone: var(--_success);
  }

  [data-state='blocked'] {
    --_tone: var(--_warning);
  }

  [part='intro'] {
    max-inline-size: 68ch;
  }

  [part='notice'] ul {
    padding-inline-start: 1.25em;
  }

  [part='authenticators'] {
    margin-block-start: calc(var(--_space) * -0.75);
    padding: 0;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    list-style: none;
  }

  [part='authenticator'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_inset) * 0.5);
    padding: calc(var(--_space) * 0.75) calc(var(--_inset) * 0.67);
  }

  [part='authenticator'] + [part='authenticator'] {
    border-block-start: 1px solid var(--_border);
  }

  [part='authenticator'] > div {
    display: grid;
    min-inline-size: 0;
    overflow-wrap: anywhere;
  }

  [part='authenticator'] > [part~='icon'] {
    color: var(--_muted);
  }
`;
