import { describe, expect, it } from 'vitest';
import { knobs } from './knobs.ts';
import { cssOf, designTokensOf, untouched } from './theme.ts';

const brand = '--keyfob-color-brand';

describe('a theme as CSS', () => {
  it('says nothing of what was not turned', () => {
    expect(cssOf(untouched)).toBe(':root {\n}\n');
  });

  it('has one value for each scheme, and one alone where they are the same', () => {
    const light = { [brand]: '#ff5a1f', '--keyfob-color-border': '#cccccc' };

    expect(cssOf({ ...untouched, light })).toBe(
      ':root {\n  --keyfob-color-brand: light-dark(#ff5a1f, #4069ec);\n  --keyfob-color-border: #cccccc;\n}\n',
    );
    expect(cssOf({ ...untouched, light, dark: { [brand]: '#ff5a1f' } })).toContain(
      '--keyfob-color-brand: #ff5a1f;',
    );
  });
});

describe('a theme of one scheme', () => {
  it('says so, and has its colours alone', () => {
    const theme = { ...untouched, dark: { [brand]: '#ff5a1f' }, only: 'dark' } as const;

    expect(cssOf(theme)).toBe(
      ':root {\n  color-scheme: dark;\n  --keyfob-color-brand: #ff5a1f;\n}\n',
    );
  });
});

describe('a theme as design tokens', () => {
  const theme = { ...untouched, both: { '--keyfob-radius': '0.125rem' } };
  const tokens = new Map(
    Object.entries(Object(designTokensOf(theme, () => '#ff5a1f')).keyfob as object),
  );

  it('has a token for every knob', () => {
    expect([...tokens.keys()]).toEqual(knobs.map(({ token }) => token.slice('--keyfob-'.length)));
  });

  it('writes colours, lengths and fonts as the format has them', () => {
    expect(tokens.get('color-brand')).toMatchObject({
      $type: 'color',
      $value: { colorSpace: 'srgb', components: [1, 0.3529, 0.1216], alpha: 1, hex: '#ff5a1f' },
    });
    expect(tokens.get('radius')).toMatchObject({
      $type: 'dimension',
      $value: { value: 2, unit: 'px' },
    });
    expect(tokens.get('font')).toMatchObject({
      $type: 'fontFamily',
      $value: ['system-ui', 'sans-serif'],
    });
  });
});
