/** Texts of the elements that solve a CAPTCHA. */
export interface CaptchaMessages {
  /** The page did not come over https, so the browser cannot do it. */
  readonly captchaInsecure: string;
}
