import { Directive, directive } from 'lit/directive.js';

class Once extends Directive {
  #made: { readonly value: unknown } | undefined;

  render<Value>(make: () => Value): Value {
    this.#made ??= { value: make() };
    return this.#made.value as Value; // what this place of a template has once made
  }
}

/**
 * What a function makes, made once for a place in a template. The server of a story stays as long as its
 * element does: a control that renders the story anew does not throw away where it has got to.
 */
export const once = directive(Once);
