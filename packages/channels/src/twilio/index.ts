export { type TwilioSmsOptions, twilioSms } from './twilio-sms.ts';
