import { followLink, mailedToken, trialPassword as password } from '@keyfob/core/testing';
import type { Later, Operation } from './operation.ts';
import { clientOf, enrol, newKey } from './stage.ts';
import { decision, helpFor, texted } from './steps.ts';

/** Everything that somebody asks for. */
export const operations: readonly Operation[] = [
  {
    name: 'log-in with a right code',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const input = { code: authenticator.codeAt(stage.clock()) };
      const given = { pending: await stage.pendingLogin(userId), input };
      const other = { pending: await stage.pendingLogin(userId), input };
      const later: Later[] = [
        { call: 'verify', given, ifDone: 'login_required', ifNot: 'done' },
        { call: 'verify', given: other, ifDone: 'code_already_used' },
      ];
      return { call: 'verify', given, later, authenticator };
    },
  },
  {
    name: 'log-in with a wrong code',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const pending = await stage.pendingLogin(userId);
      const given = { pending, input: { code: authenticator.wrongCodeAt(stage.clock()) } };
      const right = { pending, input: { code: authenticator.codeAt(stage.clock()) } };
      const later: Later[] = [
        { call: 'verify', given, ifDone: 'wrong_code' },
        { call: 'verify', given: right, ifDone: 'done' },
      ];
      return { call: 'verify', given, answer: 'wrong_code', later, authenticator };
    },
  },
  {
    name: 'beginning of an enrolment',
    async prepare(_, userId) {
      const again: Later = { call: 'beginEnrolment', given: { userId }, ifDone: 'done' };
      return { call: 'beginEnrolment', given: { userId }, later: [again] };
    },
  },
  {
    name: 'activation',
    async prepare(stage, userId) {
      const authenticator = await newKey(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const given = { userId, input: { password, code, enrolmentId: authenticator.id } };
      const later: Later[] = [
        { call: 'activate', given, ifDone: 'already_enabled', ifNot: 'done' },
        { call: 'stepUp', given: { userId, input: { code } }, ifDone: 'code_already_used' },
      ];
      return { call: 'activate', given, later, authenticator };
    },
  },
  {
    name: 'activation with a wrong code',
    async prepare(stage, userId) {
      const authenticator = await newKey(stage, userId);
      const code = authenticator.wrongCodeAt(stage.clock());
      const given = { userId, input: { password, code, enrolmentId: authenticator.id } };
      const again: Later = {
        ...{ call: 'activate', given, ifDone: 'flow_state', ifNot: 'wrong_code' },
      };
      return { call: 'activate', given, answer: 'wrong_code', later: [again] };
    },
  },
  {
    name: 'disabling',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const given = { userId, input: { password, code } };
      const again: Later = { call: 'deactivate', given, ifDone: 'not_enabled', ifNot: 'done' };
      return { call: 'deactivate', given, later: [again] };
    },
  },
  {
    name: 'disabling with a wrong password',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const given = { userId, input: { password: 'not it', code } };
      const again: Later = { call: 'deactivate', given, ifDone: 'wrong_password' };
      return { call: 'deactivate', given, answer: 'wrong_password', later: [again], authenticator };
    },
  },
  {
    name: 'showing the key again',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const code = authenticator.codeAt(stage.clock());
      const given = { userId, input: { password, code } };
      const again: Later = {
        ...{ call: 'showSharedKey', given, ifDone: 'code_already_used', ifNot: 'done' },
      };
      return { call: 'showSharedKey', given, later: [again], authenticator };
    },
  },
  {
    name: 'log-out',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const given = { userId, sessionId: 'a session' };
      const again: Later = { call: 'logOut', given, ifDone: 'done' };
      return { call: 'logOut', given, later: [again], authenticator };
    },
  },
  {
    name: 'beginning of a recovery',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const pending = await stage.pendingLogin(userId);
      const given = { pending, input: {}, client: clientOf(userId) };
      const again: Later = {
        ...{ call: 'beginRecovery', given, ifDone: 'delivery_limit', ifNot: 'done' },
      };
      return { call: 'beginRecovery', given, later: [again], authenticator };
    },
  },
  {
    name: 'opening a mailed link',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const pending = await stage.pendingLogin(userId);
      await stage.keyfob.beginRecovery({ pending, input: {} });
      await stage.deliver();
      const token = mailedToken(stage, `${userId}@example.test`);
      const given = { pending, input: { token } };
      const again: Later = {
        ...{ call: 'openRecoveryLink', given, ifDone: 'link_invalid', ifNot: 'done' },
      };
      return { call: 'openRecoveryLink', given, later: [again], authenticator };
    },
  },
  {
    name: 'sending of an SMS code',
    isAlone: true,
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const recovering = await followLink(stage, await stage.pendingLogin(userId));
      const given = () => {
        const input = { captcha: stage.captcha.solve('recovery_sms') };
        return { recovering, input, client: clientOf(userId) };
      };
      // A place that was granted and not used is free after the pause.
      const again: Later = {
        ...{ call: 'sendRecoverySms', given: given(), ifDone: 'delivery_limit' },
        ifNot: 'done or delivery_limit',
      };
      return { call: 'sendRecoverySms', given: given(), later: [again], authenticator };
    },
  },
  {
    name: 'a wrong SMS code',
    async prepare(stage, userId) {
      const { authenticator, given } = await texted(stage, userId);
      const answer = 'wrong_code';
      const wrong = (code: string) => (code.startsWith('0') ? '1' : '0') + code.slice(1);
      const later: Later[] = [
        { call: 'completeRecovery', given: given(wrong), ifDone: answer },
        { call: 'completeRecovery', given: given(), ifDone: 'done' },
      ];
      return { call: 'completeRecovery', given: given(wrong), answer, later, authenticator };
    },
  },
  {
    name: 'completion of a recovery',
    isAlone: true,
    async prepare(stage, userId) {
      const { authenticator, given } = await texted(stage, userId);
      const again: Later = {
        ...{ call: 'completeRecovery', given: given(), ifDone: 'flow_state', ifNot: 'done' },
      };
      return { call: 'completeRecovery', given: given(), later: [again], authenticator };
    },
  },
  {
    name: 'change of a password',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      await stage.keyfob.beginRecovery({ pending: await stage.pendingLogin(userId), input: {} });
      const again: Later = { call: 'passwordChanged', given: { userId }, ifDone: 'done' };
      return { call: 'passwordChanged', given: { userId }, later: [again], authenticator };
    },
  },
  {
    name: 'objection to a notice',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      await stage.deliver();
      const token = mailedToken(stage, `${userId}@example.test`, 'otp_enabled');
      const given = { input: { token } };
      const again: Later = { call: 'cancelRecovery', given, ifDone: 'done' };
      return { call: 'cancelRecovery', given, later: [again], authenticator };
    },
  },
  {
    name: 'support request',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const again: Later = {
        call: 'requestSupport',
        given: helpFor(stage, userId),
        ifDone: 'done',
      };
      return {
        call: 'requestSupport',
        given: helpFor(stage, userId),
        later: [again],
        authenticator,
      };
    },
  },
  {
    name: 'approval by the first of the desk',
    prepare: (stage, userId) => decision(stage, userId, { by: 0, decision: 'approve' }),
  },
  {
    name: 'approval by the second of the desk',
    prepare: (stage, userId) => decision(stage, userId, { by: 1, decision: 'approve' }),
  },
  {
    name: 'rejection by the desk',
    prepare: (stage, userId) => decision(stage, userId, { by: 0, decision: 'reject' }),
  },
  {
    name: 'reset by an operator',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const given = { userId, actor: 'operator' };
      const again: Later = { call: 'reset', given, ifDone: 'done' };
      return { call: 'reset', given, later: [again], authenticator };
    },
  },
  {
    name: 'removal of a user',
    async prepare(stage, userId) {
      const authenticator = await enrol(stage, userId);
      const again: Later = { call: 'forget', given: { userId }, ifDone: 'done' };
      return { call: 'forget', given: { userId }, later: [again], authenticator };
    },
  },
];
