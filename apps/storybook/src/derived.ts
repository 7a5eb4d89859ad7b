/** What the elements make of each colour token: the private name that every rule uses. */
export const privateNames: Readonly<Record<string, string>> = {
  '--keyfob-color-brand': '--_brand',
  '--keyfob-color-on-brand': '--_on-brand',
  '--keyfob-color-surface': '--_surface',
  '--keyfob-color-text': '--_text',
  '--keyfob-color-text-muted': '--_muted',
  '--keyfob-color-border': '--_border',
  '--keyfob-color-input': '--_input',
  '--keyfob-color-input-border': '--_control-border',
  '--keyfob-focus-color': '--_focus',
  '--keyfob-color-danger': '--_danger',
  '--keyfob-color-success': '--_success',
  '--keyfob-color-warning': '--_warning',
};

/** What is read on what, and how much contrast it needs (WCAG 2.2, 1.4.3 and 1.4.11). */
export const pairs: readonly (readonly [
  what: string,
  front: string,
  back: string,
  least: number,
])[] = [
  ['Text on the surface', '--_text', '--_surface', 4.5],
  ['Quiet text on the surface', '--_muted', '--_surface', 4.5],
  ['Links on the surface', '--_link', '--_surface', 4.5],
  ['Errors on the surface', '--_danger-text', '--_surface', 4.5],
  ['Text on the brand colour', '--_on-brand', '--_brand', 4.5],
  ['Text on the danger colour', '--_on-danger', '--_danger', 4.5],
  ['Text in a field', '--_text', '--_input', 4.5],
  ['Border of a field', '--_control-border', '--_surface', 3],
  ['Focus ring', '--_focus', '--_surface', 3],
];
