import { duration } from '../i18n/durations/ja.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Japanese of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const jaLogin: LoginMessages = {
  close: '閉じる',
  cancel: 'キャンセル',
  done: '完了',
  loading: '読み込み中…',
  tryAgain: '再試行',
  disable: '無効にする',
  logIn: 'ログイン',

  code: 'OTPコード',
  codeHint: (digits) => `認証アプリに現在表示されている${digits}桁の数字`,
  codeRequired: '認証アプリのコードを入力してください。',
  codeFormat: (digits) => `コードは${digits}桁の数字のみです。`,

  errors: {
    invalid_input:
      'サーバーがリクエストを処理できませんでした。ページを再読み込みして、もう一度お試しください。',
    login_required:
      'ログアウトされています。もう一度ログインしてから、このページに戻ってください。',
    second_factor_required: '先に、認証アプリのコードを使ってもう一度ログインしてください。',
    wrong_origin:
      'このサイトのページからのリクエストと確認できませんでした。ページを再読み込みして、もう一度お試しください。',
    not_allowed: 'この操作を行う権限がありません。',
    not_enabled: 'このアカウントではOTPが有効になっていません。',
    flow_state: 'この手順は続行できなくなりました。最初からやり直してください。',
    wrong_code:
      'コードが正しくありません。認証アプリに現在表示されているコードを入力してください。',
    code_already_used:
      'このコードは使用済みです。コードは1回しか使えないため、次のコードをお待ちください。',
    captcha_failed: 'ロボットでないことを確認できませんでした。もう一度お試しください。',
    too_many_attempts: '試行回数が上限を超えました。',
    unavailable: 'サーバーが正常に応答しませんでした。しばらくしてからもう一度お試しください。',
  },
  clockAdvice:
    'コードは時刻に基づいています。スマートフォンの時刻が自動設定になっているか確認してください。',
  closed:
    '間違ったコードが何度も入力されたため、コードを受け付けられなくなりました。アクセスを回復するには、サポートにお問い合わせください。',
  tryAgainIn: (seconds) => `${duration(seconds)}後にもう一度お試しください。`,
  tryAgainAt: (moment) => `${moment}以降にもう一度お試しください。`,
  tryAgainNow: 'もう一度お試しいただけます。',
  nextCodeIn: (seconds) => `${duration(seconds)}後に次のコードを使用できます。`,
  nextCodeNow: '認証アプリに現在表示されているコードを入力してください。',

  verificationTitle: '本人確認',
  verificationIntro: 'アカウントは認証アプリのワンタイムコードで保護されています。',
  lostText:
    '認証アプリがないと、このログインを完了できません。サポートにお問い合わせください。ご本人であることを確認したうえで、アカウントのOTPを無効にします。',
  offMeanwhile:
    'その間に、このアカウントのOTPは無効になりました。パスワードだけでもう一度ログインしてください。',
  verified: 'コードを確認しました',
  verifiedText: 'ログインしています。',
  lost: 'OTPキーカードを紛失しました',
  continue: '続行',
};

registerMessages('ja', jaLogin);
