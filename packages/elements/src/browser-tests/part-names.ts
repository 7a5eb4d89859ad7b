/** Part names are API: a page styles by them, so a change in what this collects is a breaking one. */
export class PartNames {
  readonly #names = new Set<string>();

  collect(root: ShadowRoot): void {
    for (const element of root.querySelectorAll('[part]')) {
      for (const name of element.part) this.#names.add(name);
    }
  }

  toString(): string {
    return [...this.#names].sort().join(' ');
  }
}
