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
    --_brand: var(--keyfob-color-brand, light-dark(#2450d3, #4069ec));
    --_surface: var(--keyfob-color-surface, light-dark(#fff, #17191f));
    --_text: var(--keyfob-color-text, light-dark(#171a21, #eceef3));
    --_danger: var(--keyfob-color-danger, light-dark(#b3202c, #c93641));
    --_success: var(--keyfob-color-success, light-dark(#116b43, #74d6a4));
    --_warning: var(--keyfob-color-warning, light-dark(#855300, #f0c36a));
    --_radius: var(--keyfob-radius, 0.5rem);
    --_radius-dialog: var(--keyfob-radius-dialog, calc(var(--_radius) * 1.75));
    --_font: var(--keyfob-font, system-ui, sans-serif);
    --_font-heading: var(--keyfob-font-heading, var(--_font));
    --_font-code: var(--keyfob-font-code, ui-monospace, Menlo, Consolas, monospace);

    /* Three sizes of type beside that of text. */
    --_size: var(--keyfob-font-size, 1rem);
    --_title: calc(var(--_size) * 1.375);
    --_subtitle: calc(var(--_size) * 1.0625);
    --_small: calc(var(--_size) * 0.875);

    /* Distances and the height of controls: both follow the type and the density. */
    --_space: calc(var(--_size) * var(--keyfob-density, 1));
    --_control: calc(var(--_space) * 2.75);
    --_inset: calc(var(--_space) * 1.75);

    /* White or black on a fill, whichever reads better: the two meet at a luminance of 0.18. */
    --_on-brand: var(
      --keyfob-color-on-brand,
      color(
        from var(--_brand) xyz clamp(0, (0.18 - y) * 999, 1.1) clamp(0, (0.18 - y) * 999, 1.1)
          clamp(0, (0.18 - y) * 999, 1.1)
      )
    );
    --_on-danger: color(
      from var(--_danger) xyz clamp(0, (0.18 - y) * 999, 1.1) clamp(0, (0.18 - y) * 999, 1.1)
        clamp(0, (0.18 - y) * 999, 1.1)
    );
    --_muted: var(--keyfob-color-text-muted, color-mix(in oklab, var(--_text) 70%, var(--_surface)));
    --_border: var(--keyfob-color-border, color-mix(in oklab, var(--_text) 14%, var(--_surface)));
    --_input: var(--keyfob-color-input, var(--_surface));
    --_control-border: var(
      --keyfob-color-input-border,
      color-mix(in oklab, var(--_text) 48%, var(--_surface))
    );
    /* Fills as text, dark or light enough to be read on the surface. */
    --_link: light-dark(
      oklch(from var(--_brand) min(l, 0.5) c h),
      oklch(from var(--_brand) max(l, 0.78) min(c, 0.14) h)
    );
    --_danger-text: light-dark(
      oklch(from var(--_danger) min(l, 0.5) c h),
      oklch(from var(--_danger) max(l, 0.76) min(c, 0.13) h)
    );
    --_focus: var(--keyfob-focus-color, var(--_link));
    --_shadow: var(--keyfob-shadow, 0 1px 2px #090c140f, 0 24px 56px -12px #090c1447);
    --_backdrop: var(--keyfob-backdrop, #090c1485);
  }

  :host([theme='light']) {
    color-scheme: light;
  }

  :host([theme='dark']) {
    color-scheme: dark;
  }

  @media (max-width: 30rem) {
    :host {
      --_inset: min(var(--_space) * 1.25, 5vw);
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
