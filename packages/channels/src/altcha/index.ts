export { type AltchaCaptchaOptions, altchaCaptcha } from './altcha-captcha.ts';
