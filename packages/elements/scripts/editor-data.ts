/** What editors read of the elements, out of their manifest; Storybook reads it by the same types. */

export interface Described {
  readonly name: string;
  readonly description?: string;
}

interface Typed extends Described {
  readonly type?: { readonly text: string };
}

export interface Member extends Typed {
  readonly kind: string;
  readonly readonly?: boolean;
  readonly attribute?: string;
  readonly default?: string;
}

export interface ElementDeclaration extends Described {
  readonly tagName: string;
  readonly attributes?: readonly (Typed & { readonly fieldName?: string })[];
  readonly members?: readonly Member[];
  readonly events?: readonly Typed[];
  readonly slots?: readonly Described[];
  readonly cssProperties?: readonly (Described & { readonly default?: string })[];
  readonly cssParts?: readonly Described[];
  readonly cssStates?: readonly Described[];
}

export interface Manifest {
  readonly modules: readonly { readonly declarations?: readonly Partial<ElementDeclaration>[] }[];
}

/** The elements of a manifest, in the order of their tags. */
export function elementsOf({ modules }: Manifest): ElementDeclaration[] {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter((declaration) => declaration.tagName !== undefined)
    .map((declaration) => declaration as ElementDeclaration) // one with a tag has them all
    .sort((a, b) => a.tagName.localeCompare(b.tagName));
}

/** Custom data for HTML in Visual Studio Code and whatever else reads its format. */
export function customData(elements: readonly ElementDeclaration[]): object {
  return {
    version: 1.1,
    tags: elements.map(({ tagName, attributes = [], ...element }) => ({
      name: tagName,
      description: { kind: 'markdown', value: wholeStory(element) },
      attributes: attributes.map(({ name, description, type }) => {
        const values = wordsOf(type);
        return {
          name,
          description,
          ...(values.length > 0 && { values: values.map((word) => ({ name: word })) }),
          ...(type?.text === 'boolean' && { valueSet: 'v' }), // it needs no value
        };
      }),
    })),
  };
}

/** Web types, which JetBrains editors read, for the version of a package. */
export function webTypes(elements: readonly ElementDeclaration[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/web-types',
    name: '@keyfob/elements',
    version,
    'js-types-syntax': 'typescript',
    'description-markup': 'markdown',
    contributions: {
      html: { elements: elements.map(webTypesOf) },
      css: { properties: tokensOf(elements) },
    },
  };
}

function webTypesOf(element: ElementDeclaration): object {
  const fields = element.members?.filter(({ kind }) => kind === 'field') ?? [];
  return {
    name: element.tagName,
    description: element.description,
    source: { symbol: element.name },
    attributes: element.attributes?.map(({ name, description, type }) => ({
      name,
      description,
      value: type?.text === 'boolean' ? { kind: 'no-value' } : { type: type?.text },
    })),
    slots: element.slots?.map(named),
    js: {
      events: element.events?.map(named),
      properties: fields.map(({ name, description, type, readonly: isReadOnly }) => ({
        name,
        description,
        type: type?.text,
        ...(isReadOnly && { 'read-only': true }),
      })),
    },
    css: { parts: element.cssParts?.map(named) },
  };
}

/** Each once, and for every selector: they may be set anywhere above an element. */
function tokensOf(elements: readonly ElementDeclaration[]): Described[] {
  const all = elements.flatMap(({ cssProperties = [] }) => cssProperties.map(named));
  return [...new Map(all.map((token) => [token.name, token])).values()];
}

/** An editor that shows one text for a tag gets all that somebody who writes it wants to know. */
function wholeStory({ description = '', events = [], slots = [] }: Partial<ElementDeclaration>) {
  const list = (title: string, items: readonly Described[]) =>
    items.length === 0
      ? []
      : [`**${title}**`, items.map((item) => `- \`${item.name}\`: ${item.description}`).join('\n')];
  return [description, ...list('Events', events), ...list('Slots', slots)].join('\n\n');
}

/** The words that a type allows, where it allows nothing else. */
export function wordsOf(type: Typed['type']): string[] {
  return [...(type?.text ?? '').matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

function named({ name, description }: Described): Described {
  return { name, ...(description !== undefined && { description }) };
}
