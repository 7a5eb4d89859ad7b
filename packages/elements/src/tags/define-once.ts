type ElementClass = CustomElementConstructor & { readonly version?: string };

/**
 * Gives an element its tag. When the page has one of that name already, that one stays; a warning
 * tells when it is of another version. On a server, where there are no tags, nothing happens.
 */
export function define(tag: string, elementClass: ElementClass): void {
  if (typeof customElements === 'undefined') return;
  const existing: ElementClass | undefined = customElements.get(tag);
  if (existing === undefined) {
    customElements.define(tag, elementClass);
  } else if (existing.version !== elementClass.version) {
    console.warn(
      `<${tag}> is there in version ${existing.version}; ${elementClass.version} is not used.`,
    );
  }
}
