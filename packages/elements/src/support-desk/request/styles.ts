import { css } from 'lit';

/** The request that is open. */
export const requestStyles = css`
  [part='detail'] {
    display: grid;
    align-content: start;
    gap: calc(var(--_space) * 1.25);
    min-inline-size: 0;
    padding: var(--_space) var(--_inset) var(--_inset);
  }

  [part='detail-header'] {
    display: grid;
    justify-items: start;
    gap: 0.375rem;
    padding: 0;
  }

  [part='detail-header'] h3 {
    font-size: 1.125rem;
    overflow-wrap: anywhere;
  }

  [part='detail-header'] .line {
    color: var(--_muted);
    font-size: 0.875rem;
  }

  [part='close-button'] {
    gap: 0.25em;
    margin-inline-start: -0.5rem;
    padding-inline: 0.5rem 0.75rem;
    color: var(--_link);
    font-size: 0.9375rem;
  }

  @container (inline-size < 50rem) {
    [part='close-button']::before {
      content: '‹' / '';
      font-size: 1.5em;
    }

    [part='close-button'] > [part~='icon'] {
      display: none;
    }
  }

  /* Beside the list the panel is closed with a cross, which leaves the height to the request. */
  @container (inline-size >= 50rem) {
    [part='detail-header'] {
      grid-template-columns: 1fr auto;
    }

    [part='detail-header'] > .line {
      grid-row: 2;
    }

    [part='close-button'] {
      order: 1;
      inline-size: 2.75rem;
      margin-block: -0.5rem;
      margin-inline-end: -0.75rem;
      padding: 0;
      color: var(--_muted);
      font-size: 1rem;
    }

    [part='close-button'] > span {
      display: none;
    }
  }

  h4,
  legend {
    margin: 0;
    padding: 0;
    font-size: 0.9375rem;
    font-weight: 600;
  }

  .block {
    display: grid;
    gap: calc(var(--_space) * 0.625);
    min-inline-size: 0;
    margin: 0;
    padding: calc(var(--_space) * 1.125) 0 0;
    border: 0;
    border-block-start: 1px solid var(--_border);
    border-radius: 0;
  }

  [part='message'],
  .said {
    overflow-wrap: anywhere;
    white-space: pre-wrap;
  }

  [part='message'] {
    max-inline-size: 68ch;
  }

  [part='facts'] {
    display: grid;
    gap: 0.375rem;
    margin: 0;
  }

  [part='facts'] > div {
    display: grid;
    grid-template-columns: minmax(8rem, 2fr) 5fr;
    gap: var(--_space);
  }

  @container (inline-size < 30rem) {
    [part='facts'] > div {
      grid-template-columns: 1fr;
      gap: 0;
    }
  }

  dt {
    color: var(--_muted);
  }

  dd {
    min-inline-size: 0;
    margin: 0;
    overflow-wrap: anywhere;
  }

  [data-delivery='failed'] {
    color: var(--_danger-text);
    font-weight: 600;
  }

  [part='evidence'] {
    gap: 0;
  }

  legend {
    float: inline-start; /* within the padding, not on the border */
    margin-block-end: 0.25rem;
  }

  [part='evidence'] label {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-block-size: 2.75rem;
    padding-block: 0.25rem;
    font-size: 1rem;
    font-weight: 400;
    clear: both;
  }

  [type='checkbox'] {
    flex: none;
    inline-size: 1.25rem;
    min-block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_link);
  }

  [part='trail'],
  [part='earlier'] {
    display: grid;
    gap: calc(var(--_space) * 0.75);
    margin: 0;
    padding: 0;
    list-style: none;
  }

  [part='trail'] li,
  [part='earlier'] li {
    padding-inline-start: 0.875rem;
    border-inline-start: 2px solid var(--_border);
  }

  [part='export'] {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 0.75rem;
  }
`;
