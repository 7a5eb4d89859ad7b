import type { ErrorCode } from '#contract';
import type { CommonMessages } from './common.ts';
import type { DeactivationMessages } from './deactivation.ts';
import type { EnrolmentMessages } from './enrolment.ts';
import type { KeyScreenMessages } from './key-screen.ts';
import type { NoticeMessages } from './notice.ts';
import type { RecoveryMessages } from './recovery.ts';
import type { SectionMessages } from './section.ts';
import type { SharedKeyMessages } from './shared-key.ts';
import type { SupportDeskMessages } from './support-desk.ts';
import type { SupportRequestMessages } from './support-request.ts';
import type { VerificationMessages } from './verification.ts';

/**
 * Every text the elements show, in one language. A locale that lacks one does not compile. Texts are
 * rendered as text, never as HTML.
 *
 * Only the labels of the two fields may hold the words of `password` and `code`: people and tests
 * find the fields by them.
 */
export interface Messages
  extends CommonMessages,
    SectionMessages,
    EnrolmentMessages,
    KeyScreenMessages,
    VerificationMessages,
    DeactivationMessages,
    SupportRequestMessages,
    SharedKeyMessages,
    RecoveryMessages,
    NoticeMessages {
  /** One text for every code of the error table. */
  readonly errors: Readonly<Record<ErrorCode, string>>;
}

/** What a page needs that asks for codes and has no other element. */
export interface LoginMessages extends CommonMessages, VerificationMessages {}

/** Texts that replace those of the language, one by one. */
export type MessageOverrides = Partial<Omit<Messages & SupportDeskMessages, 'errors'>> & {
  readonly errors?: Partial<Messages['errors']>;
};
