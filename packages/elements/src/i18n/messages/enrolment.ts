/** Texts of `keyfob-enrolment` but for its screen with the key. */
export interface EnrolmentMessages {
  readonly enrolmentTitle: string;
  readonly enrolled: string;
  readonly enrolledText: string;
}
