import type { LitElement } from 'lit';

/** The tags that a template may write. */
export type Tag = Extract<keyof HTMLElementTagNameMap, `keyfob-${string}`>;

/** The events that it may hear. */
export type EventName = Extract<keyof HTMLElementEventMap, `keyfob-${string}`>;

/** What every element has, and what only tells. */
type NotSettable = keyof LitElement | keyof ElementInternals | 'state';

/** What a template may set of an element. */
export type Properties<Element> = {
  [Name in Exclude<keyof Element, NotSettable> as Element[Name] extends (
    ...values: never
  ) => unknown
    ? never
    : Name]?: Element[Name];
};

/** Attributes that are not written as their properties are. */
interface DashedAttributes {
  addDevice: 'add-device';
  autoSubmit: 'auto-submit';
  baseUrl: 'base-url';
  headingLevel: 'heading-level';
}

/** Those of an element. */
export type Attributes<Element> = {
  [Name in keyof DashedAttributes & keyof Element as DashedAttributes[Name]]?: Element[Name];
};
