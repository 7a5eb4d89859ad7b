import './ja.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Japanese of the support desk. Importing this module makes all elements speak Japanese. */
export const jaSupportDesk: SupportDeskMessages = {
  deskTitle: 'サポートリクエスト',
  deskFilter: '表示するリクエスト',
  deskOpen: (count, hasMore) => `対応中（${count}${hasMore ? '+' : ''}）`,
  deskEnded: (count, hasMore) => `終了（${count}${hasMore ? '+' : ''}）`,
  deskShowMore: 'さらに表示',
  deskRefresh: '更新',
  deskUpdated: (time) => `最終更新: ${time}`,
  deskNew: (count) => `新しいリクエスト: ${count}件`,
  deskNoOpen: '対応待ちのリクエストはありません。新しいリクエストは自動的に表示されます。',
  deskNoEnded: '最近終了したリクエストはありません。',
  deskChoose: 'リクエストを選んで、内容を確認し、判断してください。',
  deskBack: '一覧に戻る',
  deskDue: (when) => `期限: ${when}`,
  deskOverdue: (when) => `期限切れ（期限: ${when}）`,
  deskGoesOff: (when) => `OTPの無効化: ${when}`,
  deskCame: '受付',
  deskDueLabel: '期限',
  deskClaimedBy: (name) => `担当: ${name}`,
  deskKinds: { lost_access: 'アクセスできない', not_me: '「心当たりがない」' },
  deskStates: {
    open: '新規',
    claimed: '担当者あり',
    half_approved: '1人が承認',
    waiting: '承認済み',
    done: 'OTPを無効化済み',
    rejected: '却下',
    cancelled: '取り消し',
  },
  deskHalfApproved: '1人が承認しました。もう1人の承認が必要です。',
  deskWaiting: (moment) =>
    `承認されました。所有者から異議がなければ、OTPは${moment}に無効になります。`,
  deskUntold: '承認されました。待機期間は、所有者に通知が届いてから始まります。',
  deskUntoldLine: '所有者に未通知',
  deskUnreached:
    '承認されましたが、どの連絡先でも所有者に通知できなかったため、OTPは有効のままです。承認を取り消すには、リクエストを却下してください。',
  deskUnreachedLine: '所有者に通知できませんでした',
  deskMessage: 'メッセージ',
  deskEarlier: '以前のメッセージ',
  deskEarlierHint:
    '同じアカウントまたはメールアドレスについてのもので、別の人からの場合もあります。',

  deskAccount: 'アカウント',
  deskNoAccount: 'このメールアドレスのアカウントはありません。送信者には知らされていません。',
  deskFactor: 'OTP',
  deskFactorOn: '有効',
  deskFactorOff: '無効',
  deskEmail: 'メールアドレス',
  deskPhone: '電話番号',
  deskContactsChanged: '連絡先の変更',
  deskNone: 'なし',
  deskNotices: '所有者への通知',
  deskDelivery: { on_its_way: '送信中', sent: '送信済み', failed: '送信失敗' },

  deskEvidence: '確認事項',
  deskRequired: '必須',
  deskTrail: '履歴',
  deskActors: { owner: '所有者', requester: '依頼者', system: 'システム' },
  deskTrailActions: {
    submitted: '– リクエストを送信',
    claimed: '– 担当を開始',
    evidence_checked: '– 確認済みにする',
    evidence_unchecked: '– 確認済みを取り消し',
    commented: '– コメント',
    approved: '– 承認',
    rejected: '– 却下',
    cancelled: '– 取り消し',
    applied: '– OTPを無効化',
  },
  deskExport: '履歴をエクスポート:',
  deskExportAccount: 'アカウントのセキュリティイベントをエクスポート:',
  deskComment: 'コメント',
  deskCommentHint: '他のスタッフには表示されますが、所有者には表示されません。',
  deskCommentRequired: '先にコメントを入力してください。',
  deskAddComment: 'コメントを追加',

  deskDecision: '判断',
  deskClaim: '担当する',
  deskApprove: '承認',
  deskReject: '却下',
  deskReason: '理由',
  deskReasonHint: 'スタッフには表示されますが、所有者には表示されません。1000文字以内。',
  deskReasonRequired: '先に理由を入力してください。',
  deskTooLong: '長すぎます。短くしてください。',
  deskFirstApproval: 'あなたの承認だけでは何も変わりません。もう1人の承認が必要です。',
  deskSecondApproval: (moment) =>
    `あなたが2人目の承認者です。所有者から異議がなければ、OTPは${moment || '待機期間の後'}に無効になります。`,
  deskRejection: 'リクエストは終了し、OTPの状態は変わりません。',
  deskTakenBack: '承認は取り消され、OTPは有効のままになります。',
  deskWhyNot: {
    own_account: '自分のアカウントについては判断できません。',
    approved_already: 'すでに承認済みです。別の人の承認が必要です。',
    claim_first: '判断する前に、リクエストを担当してください。',
    evidence_first: '確認事項がすべて確認済みになると承認できます。',
  },
  deskFaster:
    '先に他の人が操作しました。リクエストの現在の状態を表示しています。入力した内容は残っています。',

  deskStepUpTitle: '本人確認',
  deskStepUpText: 'サポート画面では、ときどきコードの入力が必要です。入力した内容は失われません。',
  deskContinue: '続行',
};

registerMessages('ja', jaSupportDesk);
