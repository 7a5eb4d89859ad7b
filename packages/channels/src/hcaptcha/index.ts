export { type HcaptchaCaptchaOptions, hcaptchaCaptcha } from './hcaptcha-captcha.ts';
