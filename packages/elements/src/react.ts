import type { LitElement } from 'lit';
import type { ClassAttributes, HTMLAttributes } from 'react';

export type * from './index.ts';

type Tag = Extract<keyof HTMLElementTagNameMap, `keyfob-${string}`>;
type EventName = Extract<keyof HTMLElementEventMap, `keyfob-${string}`>;

/** What every element has, and what only tells. */
type NotSettable = keyof LitElement | keyof ElementInternals | 'state';

type Properties<Element> = {
  [Name in Exclude<keyof Element, NotSettable> as Element[Name] extends (
    ...values: never
  ) => unknown
    ? never
    : Name]?: Element[Name];
};

/** Attributes that are not written as their properties are. */
interface DashedAttributes {
  'auto-submit'?: boolean;
  'base-url'?: string;
}

type Listeners = {
  [Name in EventName as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void;
};

type TagsOfReact = {
  [Name in Tag]: ClassAttributes<HTMLElementTagNameMap[Name]> &
    HTMLAttributes<HTMLElementTagNameMap[Name]> &
    Properties<HTMLElementTagNameMap[Name]> &
    DashedAttributes &
    Listeners;
};

declare module 'react' {
  // biome-ignore lint/style/noNamespace: React looks for tags there
  namespace JSX {
    /** The tags of Keyfob, in JSX of React 19. */
    interface IntrinsicElements extends TagsOfReact {}
  }
}
