/** Texts of `keyfob-support-request`. */
export interface SupportRequestMessages {
  readonly supportRequestTitle: string;
  readonly supportRequestIntro: string;
  readonly email: string;
  readonly emailHint: string;
  readonly emailRequired: string;
  readonly emailFormat: string;
  readonly whatHappened: string;
  readonly whatHappenedHint: (limit: number) => string;
  readonly whatHappenedRequired: string;
  /** Beside the field, for those who see it. */
  readonly charactersUsed: (used: number, limit: number) => string;
  readonly charactersLeft: (left: number) => string;
  readonly charactersOver: (over: number) => string;
  readonly sendRequest: string;
  /** Stands above the widget of a CAPTCHA provider. */
  readonly solveCaptcha: string;
  readonly tooManyRequests: string;
  readonly supportRequested: string;
  readonly supportRequestedText: string;
}
