import type { ArgTypes } from '@storybook/web-components-vite';
import { nothing } from 'lit';
import { type ChildPart, Directive, directive } from 'lit/directive.js';

interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Field extends Described {
  readonly kind: string;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly default?: string;
  readonly type?: { readonly text: string };
}

interface ElementDeclaration {
  readonly tagName?: string;
  readonly members?: readonly Field[];
  readonly events?: readonly Described[];
  readonly slots?: readonly Described[];
  readonly cssParts?: readonly Described[];
  readonly cssStates?: readonly Described[];
  readonly cssProperties?: readonly (Described & { readonly default?: string })[];
}

/** What the manifest of the elements says, as far as stories need it. */
export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly ElementDeclaration[] }[];
}

/** The unions that the manifest names and does not spell out. */
const choices: Readonly<Record<string, readonly string[]>> = {
  Theme: ['auto', 'light', 'dark'],
  Presentation: ['inline', 'dialog'],
};

/** What the manifest says of an element. */
export function declarationOf(
  manifest: Manifest | undefined,
  tag: string,
): ElementDeclaration | undefined {
  return manifest?.modules
    .flatMap(({ declarations = [] }) => declarations)
    .find(({ tagName }) => tagName === tag);
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

function fieldRow(field: Field): ArgTypes[string] {
  const { name, attribute, description, type, readonly } = field;
  const union = type?.text ?? '';
  const options = choices[union];
  const control = readonly ? false : controlOf(union);
  return {
    name: attribute ?? name,
    description: description ?? '',
    control: options ? { type: 'inline-radio' } : control,
    ...(options && { options: [...options] }),
    ...((options || control) && { type: { name: valueType(union) } }), // what the address may set
    table: {
      category: attribute ? 'Attributes' : 'Properties',
      type: { summary: options?.join(' | ') ?? union },
      ...(field.default && { defaultValue: { summary: field.default } }),
    },
  };
}

function valueType(type: string): 'boolean' | 'number' | 'string' {
  return type === 'boolean' || type === 'number' ? type : 'string';
}

function controlOf(type: string): false | { type: 'boolean' | 'number' | 'text' } {
  if (type === 'boolean') return { type };
  if (type === 'number') return { type };
  return /^string\b/.test(type) ? { type: 'text' } : false;
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
      } else if ((elementProperties?.get(name)?.attribute ?? false) !== false) {
        if (!this.#initial.has(name)) this.#initial.set(name, element[name]);
        element[name] = value ?? this.#initial.get(name);
      }
    }
  }
}

/** Comes behind the template of a story: what the template itself sets, it sets first. */
export const applyControls = directive(ApplyControls);
