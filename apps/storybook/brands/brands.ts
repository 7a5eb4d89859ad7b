import consoleBrand from './console.css?raw';
import harbour from './harbour.css?raw';
import meadow from './meadow.css?raw';
import orchard from './orchard.css?raw';
import press from './press.css?raw';

/** A brand of the example pages: a style sheet of the page, and nothing else. */
export interface Brand {
  /** As the address of a story has it. */
  readonly name: string;
  readonly title: string;
  readonly css: string;
}

export const brands: readonly Brand[] = [
  { name: 'harbour', title: 'Harbour', css: harbour },
  { name: 'meadow', title: 'Meadow', css: meadow },
  { name: 'press', title: 'Press', css: press },
  { name: 'orchard', title: 'Orchard', css: orchard },
  { name: 'console', title: 'Console', css: consoleBrand },
];
