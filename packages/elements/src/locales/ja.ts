import { duration } from '../i18n/durations/ja.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { jaLogin } from './ja-login.ts';

/** Japanese. Importing this module makes the elements speak it. */
export const ja: Messages = {
  ...jaLogin,

  password: 'パスワード',
  passwordRequired: 'パスワードを入力してください。',
  passwordFormat: 'このパスワードは使用できません。確認してください。',
  show: '表示',
  hide: '非表示',
  showPassword: 'パスワードを表示',
  hidePassword: 'パスワードを非表示',

  errors: {
    ...jaLogin.errors,
    already_enabled: 'このアカウントのOTPはすでに有効です。',
    contact_not_verified: '先に連絡先の確認を済ませてください。',
    link_invalid: 'このリンクは無効になりました。',
    wrong_password: 'パスワードが正しくありません。',
    delivery_limit: '送信回数が上限を超えました。しばらくお待ちください。',
    not_found: '見つかりませんでした。ページを再読み込みして、もう一度お試しください。',
    password_change_required: '先にパスワードを変更してください。',
  },
  notAllowed: {
    frozen: (until) =>
      `このサイトからのメッセージにある「心当たりがない」のリンクが使用されました。そのため、${until ? `${until}まで` : '現在'}OTPの設定は変更できません。`,
    contact_changed: (until) =>
      `このアカウントの連絡先は最近変更されました。安全のため、${until ? `${until}まで` : '現在は'}この操作はできません。`,
    support_only: () =>
      'このアカウントでは、ご本人であることを確認したうえで、サポートだけがこの操作を行えます。',
    policy: () => 'このサイトではご利用いただけません。',
  },

  contact: {
    email: {
      missing: 'メールアドレスが登録されていません。',
      unverified: 'メールアドレスが確認されていません。',
    },
    phone: {
      missing: '携帯電話番号が登録されていません。',
      unverified: '携帯電話番号が確認されていません。',
    },
  },

  sectionTitle: '2段階認証（OTP）',
  sectionOff:
    '2つ目の手順でアカウントを保護します。ログインのたびに、パスワードに加えて、スマートフォンまたはブラウザの認証アプリのワンタイムコードが必要になります。',
  stateOn: '有効',
  stateOff: '無効',
  stateBlocked: 'ブロック中',
  onSince: (date) =>
    `${date}から有効です。ログインのたびに認証アプリのワンタイムコードが必要です。`,
  blocked: '間違ったコードが何度も入力されたため、現在コードを受け付けていません。',
  setOtp: 'OTPを設定',
  authenticators: '認証アプリ',
  added: (date) => `追加日: ${date}`,
  lastUsed: (moment) => `最終使用: ${moment}`,
  contactsNeeded: 'OTPを設定するには、認証アプリを紛失したときに本人確認に使う連絡先が必要です。',

  enrolmentTitle: 'OTPを設定',
  enrolled: 'OTPが有効になりました',
  enrolledText: '今後はログインのたびに、認証アプリのワンタイムコードが必要になります。',

  enrolmentIntro:
    '3つの手順を終えると、ログインのたびにパスワードに加えて認証アプリのコードが必要になります。',
  getApp: '認証アプリを用意する',
  getAppText: (periodSeconds) =>
    `${duration(periodSeconds)}ごとに新しいコードを表示する、スマートフォンのアプリまたはブラウザの拡張機能です。すでにお持ちの場合は、それをお使いください。`,
  apps: 'どの認証アプリを使えますか？',
  phoneApps: 'スマートフォンのアプリ',
  browserExtensions: 'ブラウザの拡張機能',
  newTab: '新しいタブで開きます',
  scan: 'QRコードをスキャンする',
  scanText: '認証アプリでアカウントを追加し、カメラをこの画像に向けてください。',
  qrLabel: '認証アプリ用のQRコード',
  qrFailed: 'QRコードを表示できませんでした。共有キーを手動で入力してください。',
  openInApp: 'このデバイスの認証アプリで開く',
  otherDevice: '認証アプリが別のデバイスにある場合',
  cannotScan: 'スキャンできない場合',
  byHand: '認証アプリでキーの手動入力を選び、この共有キーを入力するか貼り付けてください。',
  sharedKey: '共有キー',
  copy: 'キーをコピー',
  copied: 'キーをコピーしました。',
  copyByHand: 'キーが選択されています。キーボードでコピーしてください。',
  activateBefore: (time) => `このキーは${time}までに有効にしてください。`,
  confirm: '動作を確認する',
  activate: '有効にする',
  newKey: {
    wrong_password: 'パスワードが正しくなかったため、OTPは有効になっていません。',
    wrong_code: 'コードが正しくなかったため、OTPは有効になっていません。',
    flow_state: 'キーの有効期限が切れたため、OTPは有効になっていません。',
    other: 'OTPを有効にできませんでした。',
  },
  newKeyAdvice:
    '画面のキーは新しいものです。認証アプリから古い項目を削除して、新しいQRコードをスキャンしてください。',
  keyExpired: 'キーの有効期限が切れました。',
  showNewKey: '新しいキーを表示',
  keyReplaced: 'このキーは無効になりました。別のタブなどで新しいキーが作成されています。',
  startAgain: '最初からやり直す',
  leave: '閉じますか？画面のキーは破棄され、OTPは無効のままになります。',
  leaveAnyway: 'キーを破棄',
  stay: 'このまま続ける',

  addDevice: '別のデバイスを追加',
  showSharedKey: '共有キーを表示',
  sharedKeyIntro:
    'このアカウントを別の認証アプリにも追加するには、パスワードとコードを入力してください。キーが1分間表示されます。',
  keepSecret: 'このキーがあれば、誰でもあなたのコードを作成できます。誰にも送らないでください。',
  keyHiddenIn: (seconds) => `キーは${duration(seconds)}後に非表示になります。`,
  keyHidden:
    'キーは非表示になりました。もう一度表示するには、パスワードと新しいコードを入力してください。',
  showAgain: 'もう一度表示',

  deactivationTitle: 'OTPを無効にする',
  deactivationIntro:
    'OTPがないと、パスワードを知った人があなたとしてログインできてしまいます。OTPはいつでも再設定できます。',
  deactivated: 'OTPが無効になりました',
  deactivatedText: '認証アプリからこのアカウントの項目を削除してかまいません。',

  recoveryTitle: 'OTPの無効化',
  recoveryIntro:
    'アカウントのメールアドレスにリンクを送信します。リンクを開いて本人確認をすると、OTPが無効になります。その後、パスワードでログインして、OTPを再設定できます。',
  sendLink: 'リンクを送信',
  yourEmail: 'ご登録のメールアドレス',
  mailTitle: 'メールをご確認ください',
  mail: {
    on_its_way: (email) => `${email}にメールを送信しています。`,
    sent: (email) => `${email}にメールを送信しました。`,
    failed: (email) => `${email}にメールを送信できませんでした。`,
  },
  mailAdvice: '届かない場合は、迷惑メールフォルダをご確認ください。',
  openWithin: (seconds) => `メール内のリンクを${duration(seconds)}以内に開いてください。`,
  failedAdvice:
    'もう一度送信してください。それでも送信できない場合は、サポートにお問い合わせください。',
  sendAgain: '再送信',
  sendAgainIn: (seconds) => `${duration(seconds)}後に再送信できます。`,
  noMoreMessages: '現在は再送信できません。',

  linkIntro:
    '認証アプリを紛失しましたか？続行して本人確認をすると、アカウントのOTPが無効になります。',
  linkUnasked:
    'お心当たりがない場合は、このページを閉じてください。開いただけでは何も変わりません。',
  linkPassword: 'このブラウザではログインしていないため、先にパスワードを入力してください。',
  linkIncomplete:
    'このアドレスは不完全です。メール内のリンクをもう一度開くか、複数行にわたる場合も全体をコピーしてください。',

  yourPhone: 'ご登録の電話番号',
  smsIntro: (phone) => `本人確認のため、${phone}にSMSでコードを送信します。`,
  sendSms: 'SMSを送信',
  sms: {
    on_its_way: (phone) => `${phone}にSMSでコードを送信しています。`,
    sent: (phone) => `${phone}にSMSでコードを送信しました。`,
    failed: (phone) => `${phone}にSMSを送信できませんでした。`,
  },
  smsCode: 'SMSのコード',
  smsCodeHint: (digits) => `SMSに記載された${digits}桁の数字`,
  smsCodeRequired: 'SMSのコードを入力してください。',
  wrongSmsCode: 'コードが正しくありません。SMSのコードを入力してください。',
  newestSms: '複数届いた場合は、最新のものだけが有効です。',
  disableOtp: 'OTPを無効にする',
  completionIntro: '本人確認が完了しました。OTPを無効にできます。',

  captchaSolving: 'ロボットでないことを確認しています…',
  captchaNeeded: 'ロボットでないことを確認してください。',

  recovered: 'OTPが無効になりました',
  recoveredText: 'パスワードでログインして、OTPを再設定してください。',
  waiting: 'OTPは無効になります',
  waitingText: (moment) =>
    `OTPは${moment}に無効になります。それまでは、お送りしたメッセージのリンクから中止できます。`,

  waitingUntold:
    'OTPは待機期間の後に無効になります。待機期間は、お知らせのメッセージが届いてから始まります。',
  elsewhere: 'リンクは別のブラウザで開かれました。そちらで続けてください。',
  elsewhereOver: 'そちらで完了できなかった場合は、もう一度メールを送信してください。',

  deadEnd: {
    link_invalid:
      'このリンクは無効です。有効期限が切れたか、使用済みか、新しいリンクが送信されています。',
    flow_state:
      'この手続きは終了しました。時間がかかりすぎたか、別の場所で中止または完了されました。',
    too_many_attempts:
      '試行回数が上限を超えたため、この手続きは終了しました。OTPは有効のままです。',
    login_required:
      'ログアウトされています。パスワードでもう一度ログインし、「OTPキーカードを紛失しました」を選び直してください。',
    not_allowed:
      'このアカウントのOTPは、ここでは無効にできません。サポートなら、ご本人であることを確認したうえで無効にできます。',
    contact_not_verified:
      '連絡先が確認されていないため、このアカウントのOTPはここでは無効にできません。サポートなら、ご本人であることを確認したうえで無効にできます。',
    delivery_limit:
      '現在、これ以上メッセージを送信できません。明日もう一度お試しになるか、サポートにお問い合わせください。',
    not_enabled: 'このアカウントのOTPはすでに無効です。パスワードでログインしてください。',
  },

  noAccess: 'このメールアドレスや電話番号を使えない場合',
  noAccessMail: 'このメールアドレスを使えない場合',
  contactSupport: 'サポートに問い合わせる',
  supportAdvice:
    'このサイトのお問い合わせページに従って、サポートにメールまたは電話でご連絡ください。最初にご本人であることを確認します。',

  captchaInsecure:
    'このページは安全な接続で開かれていないため、ロボットでないことをブラウザで確認できません。アドレスの先頭をhttps://にして開き直してください。',

  noticeTitle: 'アカウントを保護',
  noticeIntro: 'ログイン方法が変更された、または変更されようとしました',
  noticeWhat: {
    otp_enabled: 'OTPが有効になりました',
    otp_disabled: 'OTPが無効になりました',
    shared_key_shown: '共有キーが表示されました',
  },
  noticeGoesOff: (moment) => `${moment && `${moment}に`}OTPが無効になります`,
  noticeStop:
    '心当たりがない場合は、ボタンを押してください。しばらくの間、何も変更できなくなります。',
  noticeKeep: '心当たりがない場合は、ボタンを押してください。OTPは有効のままになります。',
  noticeOwn: 'ご自身の操作である場合は、このページを閉じてください。',
  keepSafe: 'アカウントを保護',
  noticeNoLink:
    'このページは、お送りしたメッセージのリンクから開くページです。リンクをもう一度開いてください。',
  noticeCut:
    'このリンクは途中で切れています。メッセージからもう一度開くか、複数行にわたる場合も全体をコピーしてください。',
  noticeInvalid:
    'このリンクは無効になりました。アカウントについてお心当たりのないことが起きている場合は、パスワードを変更して、サポートにお問い合わせください。',
  cancelled: 'OTPは有効のままです',
  cancelledText: '何も変更されていません。お心当たりがない場合は、パスワードを変更してください。',
  frozen: 'アカウントは凍結されました',
  frozenText: (moment) =>
    `${moment}まで、2段階認証の設定は変更できません。今すぐパスワードを変更してください。OTPの状態が以前と違う場合は、サポートにお問い合わせください。`,

  supportRequestTitle: 'サポートに問い合わせる',
  supportRequestIntro:
    '認証アプリを紛失し、ご自身でOTPを無効にできない場合は、こちらからご依頼ください。',
  email: 'メールアドレス',
  emailHint: 'ログインに使うアドレス（受信できなくなったものも入力できます）',
  emailRequired: 'ログインに使うメールアドレスを入力してください。',
  emailFormat: 'メールアドレスの形式が正しくありません。確認してください。',
  whatHappened: 'お困りの内容',
  whatHappenedHint: (limit) =>
    `ご連絡方法も記入してください。パスワード、コード、キーは書かないでください。${limit}文字以内。`,
  whatHappenedRequired: 'お困りの内容を入力してください。',
  charactersUsed: (used, limit) => `${used}/${limit}`,
  charactersLeft: (left) => `あと${left}文字入力できます。`,
  charactersOver: (over) => `${over}文字超えています。`,
  sendRequest: 'リクエストを送信',
  solveCaptcha:
    'あと1つだけ手順があります。ロボットでないことをここで確認してください。確認後すぐにリクエストが送信されます。',
  tooManyRequests: 'リクエストの送信回数が上限を超えました。',
  supportRequested: 'リクエストを受け付けました',
  supportRequestedText:
    '1営業日以内に担当者がご連絡し、最初にご本人であることを確認します。パスワードやコードをお尋ねすることは決してありません。',
};

registerMessages('ja', ja);
