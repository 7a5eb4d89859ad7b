export { type TurnstileCaptchaOptions, turnstileCaptcha } from './turnstile-captcha.ts';
