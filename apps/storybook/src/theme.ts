import { type ColourKnob, type FontKnob, knobs, type NumberKnob } from './knobs.ts';

/** The two schemes of a page. */
export type Scheme = 'light' | 'dark';

/** What was turned: a colour by scheme, all else for both. Values are as CSS has them. */
export interface Theme {
  readonly light: Readonly<Record<string, string>>;
  readonly dark: Readonly<Record<string, string>>;
  readonly both: Readonly<Record<string, string>>;
  /** Set where the brand has one scheme, whatever the page says. */
  readonly only?: Scheme | undefined;
}

export const untouched: Theme = { light: {}, dark: {}, both: {} };

/** The tokens of a theme as declarations, in the order of the knobs. */
export function declarationsOf(theme: Theme): readonly (readonly [token: string, value: string])[] {
  return knobs.flatMap((knob) => {
    const value = knob.kind === 'colour' ? colourOf(knob, theme) : theme.both[knob.token];
    return value === undefined ? [] : [[knob.token, value] as const];
  });
}

/**
 * One value where both schemes have the same or where only one was chosen and nothing is known of the
 * other; else one for each.
 */
function colourOf({ token, ...initial }: ColourKnob, theme: Theme): string | undefined {
  if (theme.only) return theme[theme.only][token];
  const light = theme.light[token];
  const dark = theme.dark[token];
  if (light === undefined && dark === undefined) return undefined;
  const [onLight, onDark] = [light ?? initial.light ?? dark, dark ?? initial.dark ?? light];
  return onLight === onDark ? onLight : `light-dark(${onLight}, ${onDark})`;
}

/** A theme as a style sheet to copy. */
export function cssOf(theme: Theme): string {
  const scheme = theme.only ? [['color-scheme', theme.only] as const] : [];
  const lines = [...scheme, ...declarationsOf(theme)].map(
    ([name, value]) => `  ${name}: ${value};\n`,
  );
  return `:root {\n${lines.join('')}}\n`;
}

/**
 * A theme in one scheme as design tokens (Design Tokens Format Module 2025.10): one file for each mode,
 * lengths in pixels of a root of 16, as importers of design tools want them.
 *
 * @param resolve gives a token's present colour, derived ones too, as `#rrggbb`
 */
export function designTokensOf(theme: Theme, resolve: (token: string) => string): object {
  const tokens = knobs.map((knob) => {
    const name = knob.token.replace('--keyfob-', '');
    return [name, tokenOf(knob, theme, resolve)] as const;
  });
  return { keyfob: Object.fromEntries(tokens) };
}

function tokenOf(
  knob: ColourKnob | NumberKnob | FontKnob,
  { both }: Theme,
  resolve: (token: string) => string,
): object {
  const $description = knob.label;
  if (knob.kind === 'colour')
    return { $type: 'color', $value: colourValue(resolve(knob.token)), $description };
  const value = both[knob.token];
  if (knob.kind === 'font') {
    const families = (value ?? 'system-ui, sans-serif').split(/\s*,\s*/);
    return {
      $type: 'fontFamily',
      $value: families.map((name) => name.replaceAll("'", '')),
      $description,
    };
  }
  const number = value === undefined ? knob.initial : Number.parseFloat(value);
  if (knob.unit === 'rem') {
    return { $type: 'dimension', $value: { value: number * 16, unit: 'px' }, $description };
  }
  const $type = knob.token.includes('weight') ? 'fontWeight' : 'number';
  return { $type, $value: number, $description };
}

function colourValue(hex: string): object {
  const components = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  return {
    colorSpace: 'srgb',
    components: components.map((component) => Math.round(component * 10_000) / 10_000),
    alpha: 1,
    hex,
  };
}
