import type { HTMLAttributes, ReservedProps } from 'vue';
import type { EventName, Properties, Tag } from './frameworks/template.ts';

export type * from './index.ts';

/** `verified-at-last` as Vue's compiler writes it: `VerifiedAtLast`. */
type Pascal<Name extends string> = Name extends `${infer Head}-${infer Tail}`
  ? `${Capitalize<Head>}${Pascal<Tail>}`
  : Capitalize<Name>;

type Listeners = {
  [Name in EventName as `on${Pascal<Name>}`]?: (event: HTMLElementEventMap[Name]) => void;
};

/** An attribute of every element, which Vue knows of a few alone. */
interface Focus {
  autofocus?: boolean;
}

type TagsOfVue = {
  [Name in Tag]: new () => HTMLElementTagNameMap[Name] & {
    /** What a template may write; the element itself has no such property. */
    $props: HTMLAttributes &
      ReservedProps &
      Focus &
      Properties<HTMLElementTagNameMap[Name]> &
      Listeners;
  };
};

declare module 'vue' {
  /** What goes into a slot of an element. Vue leaves it out, as its own components have other slots. */
  interface HTMLAttributes {
    slot?: string;
  }

  /** The tags of Keyfob, in templates of Vue 3. */
  interface GlobalComponents extends TagsOfVue {}
}
