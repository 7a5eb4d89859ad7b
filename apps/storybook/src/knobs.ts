/** A token that the theme builder can turn. */
export type Knob = ColourKnob | NumberKnob | FontKnob;

interface Common {
  readonly token: `--keyfob-${string}`;
  readonly label: string;
}

export interface ColourKnob extends Common {
  readonly kind: 'colour';
  /** What the elements have where the page says nothing; none where it is derived from others. */
  readonly light?: string;
  readonly dark?: string;
}

export interface NumberKnob extends Common {
  readonly kind: 'number';
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: '' | 'rem';
}

export interface FontKnob extends Common {
  readonly kind: 'font';
}

/** The knobs by which a brand restyles everything: all else is derived from them. */
export const brandKnobs: readonly Knob[] = [
  {
    kind: 'colour',
    token: '--keyfob-color-brand',
    label: 'Brand',
    light: '#2450d3',
    dark: '#4069ec',
  },
  { kind: 'colour', token: '--keyfob-color-on-brand', label: 'Text on brand' },
  {
    kind: 'colour',
    token: '--keyfob-color-surface',
    label: 'Surface',
    light: '#ffffff',
    dark: '#17191f',
  },
  {
    kind: 'colour',
    token: '--keyfob-color-text',
    label: 'Text',
    light: '#171a21',
    dark: '#eceef3',
  },
  {
    kind: 'number',
    token: '--keyfob-radius',
    label: 'Radius',
    initial: 0.5,
    min: 0,
    max: 1.5,
    step: 0.125,
    unit: 'rem',
  },
  { kind: 'font', token: '--keyfob-font', label: 'Font' },
  {
    kind: 'number',
    token: '--keyfob-font-size',
    label: 'Font size',
    initial: 1,
    min: 0.8125,
    max: 1.25,
    step: 0.0625,
    unit: 'rem',
  },
  {
    kind: 'number',
    token: '--keyfob-density',
    label: 'Density',
    initial: 1,
    min: 0.75,
    max: 1.3,
    step: 0.05,
    unit: '',
  },
];

/** Knobs for what a brand wants different from what is derived. */
export const moreKnobs: readonly Knob[] = [
  { kind: 'colour', token: '--keyfob-color-text-muted', label: 'Quiet text' },
  { kind: 'colour', token: '--keyfob-color-border', label: 'Border' },
  { kind: 'colour', token: '--keyfob-color-input', label: 'Input' },
  { kind: 'colour', token: '--keyfob-color-input-border', label: 'Input border' },
  { kind: 'colour', token: '--keyfob-focus-color', label: 'Focus ring' },
  {
    kind: 'colour',
    token: '--keyfob-color-danger',
    label: 'Danger',
    light: '#b3202c',
    dark: '#c93641',
  },
  {
    kind: 'colour',
    token: '--keyfob-color-success',
    label: 'Success',
    light: '#116b43',
    dark: '#74d6a4',
  },
  {
    kind: 'colour',
    token: '--keyfob-color-warning',
    label: 'Warning',
    light: '#855300',
    dark: '#f0c36a',
  },
  { kind: 'font', token: '--keyfob-font-heading', label: 'Heading font' },
  {
    kind: 'number',
    token: '--keyfob-font-weight-heading',
    label: 'Heading weight',
    initial: 650,
    min: 300,
    max: 900,
    step: 50,
    unit: '',
  },
  {
    kind: 'number',
    token: '--keyfob-radius-dialog',
    label: 'Dialog radius',
    initial: 0.875,
    min: 0,
    max: 2,
    step: 0.125,
    unit: 'rem',
  },
];

export const knobs: readonly Knob[] = [...brandKnobs, ...moreKnobs];

export const fonts: readonly (readonly [name: string, family: string])[] = [
  ['System', 'system-ui, sans-serif'],
  ['Of the page', 'inherit'],
  ['Georgia', "Georgia, 'Times New Roman', serif"],
  ['Palatino', "Palatino, 'Palatino Linotype', 'Book Antiqua', serif"],
  ['Verdana', 'Verdana, Geneva, sans-serif'],
  ['Trebuchet', "'Trebuchet MS', Verdana, sans-serif"],
  ['Monospace', 'ui-monospace, Menlo, Consolas, monospace'],
];
