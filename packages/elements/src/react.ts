import type { ClassAttributes, HTMLAttributes } from 'react';
import type { Attributes, EventName, Properties, Tag } from './frameworks/template.ts';

export type * from './index.ts';

type Listeners = {
  [Name in EventName as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void;
};

type TagsOfReact = {
  [Name in Tag]: ClassAttributes<HTMLElementTagNameMap[Name]> &
    HTMLAttributes<HTMLElementTagNameMap[Name]> &
    Properties<HTMLElementTagNameMap[Name]> &
    Attributes<HTMLElementTagNameMap[Name]> &
    Listeners;
};

declare module 'react' {
  // biome-ignore lint/style/noNamespace: React looks for tags there
  namespace JSX {
    /** The tags of Keyfob, in JSX of React 19. */
    interface IntrinsicElements extends TagsOfReact {}
  }
}
