import { css } from 'lit';

/**
 * The public custom properties, read once into private names. Where the page says nothing, these are
 * the values; where it says something, anywhere above the element, everything derived follows.
 *
 * Colours choose their side by the `color-scheme` of the page, so that the elements follow the
 * integrator and not the operating system; `theme` is the exception that proves useful.
 */
export const tokens = css`
  :host {
    --_brand: var(--keyfob-color-brand, light-dark(#2450d3, #9db7ff));
    --_surface: var(--keyfob-color-surface, light-dark(#fff, #17191f));
    --_text: var(--keyfob-color-text, light-dark(#171a21, #eceef3));
    --_danger: var(--keyfob-color-danger, light-dark(#b3202c, #ff9a96));
    --_success: var(--keyfob-color-success, light-dark(#116b43, #74d6a4));
    --_warning: var(--keyfob-color-warning, light-dark(#855300, #f0c36a));
    --_radius: var(--keyfob-radius, 0.5rem);
    --_space: var(--keyfob-space, 1rem);
    --_inset: calc(var(--_space) * 1.5);
    --_font: var(--keyfob-font, system-ui, sans-serif);
    --_font-code: var(--keyfob-font-code, ui-monospace, Menlo, Consolas, monospace);

    /* White or black on the brand colour, whichever reads better: 0.57 is where the two meet. */
    --_on-brand: var(
      --keyfob-color-on-brand,
      oklch(from var(--_brand) clamp(0, (0.57 - l) * 1000, 1) 0 0)
    );
    --_on-danger: oklch(from var(--_danger) clamp(0, (0.57 - l) * 1000, 1) 0 0);
    --_muted: var(--keyfob-color-text-muted, color-mix(in oklab, var(--_text) 70%, var(--_surface)));
    --_border: var(--keyfob-color-border, color-mix(in oklab, var(--_text) 14%, var(--_surface)));
    --_control-border: color-mix(in oklab, var(--_text) 48%, var(--_surface));
    /* The brand colour as text, dark or light enough to be read on the surface. */
    --_link: light-dark(
      oklch(from var(--_brand) min(l, 0.5) c h),
      oklch(from var(--_brand) max(l, 0.78) c h)
    );
    --_focus: var(--keyfob-focus-color, var(--_link));
    --_shadow: var(
      --keyfob-shadow,
      0 1px 2px rgb(9 12 20 / 0.06),
      0 24px 56px -12px rgb(9 12 20 / 0.28)
    );
    --_backdrop: var(--keyfob-backdrop, rgb(9 12 20 / 0.52));
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (max-width: 30rem) {
    :host {
      --_inset: min(var(--_space), 5vw);
    }
  }

  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
      --_control-border: var(--_text);
    }
  }
`;
