export { type SmppSms, type SmppSmsOptions, smppSms } from './smpp-sms.ts';
