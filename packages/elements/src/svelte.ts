import type { HTMLAttributes } from 'svelte/elements';
import type { Attributes, EventName, Properties, Tag } from './frameworks/template.ts';

export type * from './index.ts';

type Listeners = {
  [Name in EventName as `on${Name}`]?: (event: HTMLElementEventMap[Name]) => void;
};

type TagsOfSvelte = {
  [Name in Tag]: HTMLAttributes<HTMLElementTagNameMap[Name]> &
    Properties<HTMLElementTagNameMap[Name]> &
    Attributes<HTMLElementTagNameMap[Name]> &
    Listeners;
};

declare module 'svelte/elements' {
  /** The tags of Keyfob, in templates of Svelte 5. */
  interface SvelteHTMLElements extends TagsOfSvelte {}
}
