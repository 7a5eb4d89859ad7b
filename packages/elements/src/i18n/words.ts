import type { CommonMessages } from './messages/common.ts';

/** The texts of a language, and its tag to format moments with. */
export interface Words<Texts extends CommonMessages = CommonMessages> {
  readonly text: Texts;
  readonly language: string;
}
