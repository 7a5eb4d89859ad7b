import { expect, it } from 'vitest';
import { argTypesOf } from '../.storybook/controls.ts';

const manifest = {
  modules: [
    {
      declarations: [
        {
          tagName: 'keyfob-example',
          members: [
            { kind: 'field', name: 'theme', attribute: 'theme', type: { text: "'auto' | 'dark'" } },
            { kind: 'field', name: 'digits', attribute: 'digits', type: { text: 'number' } },
            {
              kind: 'field',
              name: 'login',
              attribute: 'login',
              type: { text: 'string | undefined' },
            },
            { kind: 'field', name: 'open', attribute: 'open', type: { text: 'boolean' } },
            { kind: 'field', name: 'state', readonly: true, type: { text: "'idle' | 'error'" } },
            { kind: 'field', name: 'client', type: { text: 'Client | undefined' } },
            { kind: 'method', name: 'show' },
          ],
          events: [{ name: 'keyfob-hide' }],
          cssParts: [{ name: 'title' }],
          cssProperties: [{ name: '--keyfob-color-brand' }, { name: '--keyfob-radius' }],
        },
      ],
    },
  ],
};

it('there is a control for what can be set by hand, and none for all else', () => {
  const rows = Object.entries(argTypesOf(manifest, 'keyfob-example'));
  const controls = rows.map(([name, { control }]) => [name, Object(control).type ?? control]);

  expect(Object.fromEntries(controls)).toEqual({
    theme: 'inline-radio',
    digits: 'number',
    login: 'text',
    open: 'boolean',
    state: false,
    client: false,
    'Methods show': false,
    'Events keyfob-hide': false,
    'Parts title': false,
    '--keyfob-color-brand': 'color',
    '--keyfob-radius': 'text',
  });
  expect(argTypesOf(manifest, 'keyfob-example').theme?.options).toEqual(['auto', 'dark']);
});
