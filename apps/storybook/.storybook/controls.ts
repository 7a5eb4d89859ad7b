import type { ArgTypes } from '@storybook/web-components-vite';
import { nothing } from 'lit';
import { type ChildPart, Directive, directive } from 'lit/directive.js';
import {
  type Described,
  type ElementDeclaration,
  elementsOf,
  type Manifest,
  type Member,
  wordsOf,
} from '../../../packages/elements/scripts/editor-data.ts';

/** What the manifest says of an element. */
export function declarationOf(
  manifest: Manifest | undefined,
  tag: string,
): ElementDeclaration | undefined {
  return manifest && elementsOf(manifest).find(({ tagName }) => tagName === tag);
}

/** Tables and controls of an element: a control for what can be set by hand, none for all else. */
export function argTypesOf(manifest: Manifest | undefined, tag: string): ArgTypes {
  const declaration = declarationOf(manifest, tag);
  if (!declaration) return {};
  const { members = [], events = [], slots = [], cssParts = [], cssStates = [] } = declaration;
  return {
    ...Object.fromEntries(
      members
        .filter(({ kind }) => kind === 'field')
        .map((field) => [field.name, fieldRow(field)] as const),
    ),
    ...rows(
      'Methods',
      members.filter(({ kind }) => kind === 'method'),
      (name) => `${name}()`,
    ),
    ...rows('Events', events),
    ...rows('Slots', slots, (name) => name || 'default'),
    ...rows('Parts', cssParts, (name) => `::part(${name})`),
    ...rows('States', cssStates, (name) => `:state(${name})`),
    ...Object.fromEntries((declaration.cssProperties ?? []).map(tokenRow)),
  };
}

function fieldRow(field: Member): ArgTypes[string] {
  const { name, attribute, description = '', type, default: initial, readonly } = field;
  const options = wordsOf(type);
  const kind = readonly || !attribute ? undefined : kindOf(type?.text ?? '', options);
  return {
    name: attribute ?? name,
    description,
    control: kind ? { type: controls[kind] } : false,
    ...(kind === 'choice' && { options }),
    ...(kind && { type: { name: kind === 'choice' ? 'string' : kind } }), // what the address may set
    table: {
      category: attribute ? 'Attributes' : 'Properties',
      type: { summary: type?.text ?? '' },
      ...(initial && { defaultValue: { summary: initial } }),
    },
  };
}

/** How each kind of value is set by hand. */
const controls = {
  boolean: 'boolean',
  number: 'number',
  string: 'text',
  choice: 'inline-radio',
} as const;

function kindOf(type: string, options: readonly string[]): keyof typeof controls | undefined {
  if (options.length > 0) return 'choice';
  if (type === 'boolean' || type === 'number') return type;
  return /^string\b/.test(type) ? 'string' : undefined;
}

function tokenRow({
  name,
  description = '',
  default: initial,
}: Described & { default?: string }): readonly [string, ArgTypes[string]] {
  const table = {
    category: 'Tokens',
    ...(initial && { defaultValue: { summary: initial } }),
  };
  const control = /color/.test(name) ? { type: 'color' as const } : { type: 'text' as const };
  return [name, { name, description, control, type: { name: 'string' }, table }];
}

function rows(
  category: string,
  described: readonly Described[],
  write: (name: string) => string = (name) => name,
): ArgTypes {
  return Object.fromEntries(
    described.map(({ name, description = '' }) => [
      `${category} ${name}`, // an event and a part may have one name
      { name: write(name), description, control: false as const, table: { category } },
    ]),
  );
}

type Settable = HTMLElement & Record<string, unknown>;
type ElementClass = {
  readonly elementProperties?: ReadonlyMap<string, { readonly attribute?: unknown }>;
};

/** Sets on the elements of a story what its controls say: properties of theirs, and tokens. */
class ApplyControls extends Directive {
  #initial = new Map<string, unknown>();

  render(_tag: string, _args: Readonly<Record<string, unknown>>): unknown {
    return nothing;
  }

  override update(part: ChildPart, [tag, args]: [string, Readonly<Record<string, unknown>>]) {
    // Not `parentNode` of the part: before the first insertion that is where the template will go.
    const place = part.startNode?.parentNode as ParentNode | null;
    const element = place?.querySelector<Settable>(tag);
    if (!element) return nothing;
    if (customElements.get(tag)) this.#apply(element, args);
    else void customElements.whenDefined(tag).then(() => this.#apply(element, args));
    return nothing;
  }

  #apply(element: Settable, args: Readonly<Record<string, unknown>>): void {
    const { elementProperties } = element.constructor as ElementClass;
    for (const [name, value] of Object.entries(args)) {
      if (name.startsWith('--')) {
        element.style.setProperty(name, value ? String(value) : null);
        continue;
      }
      const declared = elementProperties?.get(name);
      if (declared && declared.attribute !== false) {
        if (!this.#initial.has(name)) this.#initial.set(name, element[name]);
        element[name] = value ?? this.#initial.get(name);
      }
    }
  }
}

/** Comes behind the template of a story: what the template itself sets, it sets first. */
export const applyControls = directive(ApplyControls);
