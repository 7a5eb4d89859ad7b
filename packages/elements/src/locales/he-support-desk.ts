import './he.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { SupportDeskMessages } from '../i18n/messages/support-desk.ts';
import { registerMessages } from '../i18n/registry.ts';

const newRequests = countWords('he', {
  one: 'בקשה חדשה',
  other: 'בקשות חדשות',
});

/** Hebrew of the support desk. Importing this module makes all elements speak Hebrew. */
export const heSupportDesk: SupportDeskMessages = {
  deskTitle: 'בקשות תמיכה',
  deskFilter: 'אילו בקשות',
  deskOpen: (count, hasMore) => `פתוחות (${count}${hasMore ? '+' : ''})`,
  deskEnded: (count, hasMore) => `הסתיימו (${count}${hasMore ? '+' : ''})`,
  deskShowMore: 'הצגת עוד',
  deskRefresh: 'רענון',
  deskUpdated: (time) => `עודכן ב-${time}`,
  deskNew: newRequests,
  deskNoOpen: 'אין בקשות ממתינות. בקשות חדשות יופיעו כאן מעצמן.',
  deskNoEnded: 'לא הסתיימו בקשות לאחרונה.',
  deskChoose: 'בחרו בקשה כדי לקרוא אותה ולהחליט.',
  deskBack: 'חזרה לרשימה',
  deskDue: (when) => `מועד הטיפול: ${when}`,
  deskOverdue: (when) => `באיחור, מועד הטיפול היה ${when}`,
  deskGoesOff: (when) => `השבתת ה-OTP ${when}`,
  deskReceived: 'התקבלה',
  deskExactTimes: 'זמנים מדויקים',
  deskDueLabel: 'מועד הטיפול',
  deskClaimedBy: (name) => `בטיפול של ${name}`,
  deskKinds: { lost_access: 'אובדן גישה', not_me: '"זה לא אני"' },
  deskStates: {
    open: 'חדשה',
    claimed: 'בטיפול',
    half_approved: 'אישור אחד',
    waiting: 'מאושרת',
    done: 'ה-OTP הושבת',
    rejected: 'נדחתה',
    cancelled: 'בוטלה',
  },
  deskHalfApproved: 'אדם אחד אישר. נדרש אישור של אדם נוסף.',
  deskWaiting: (moment) =>
    `אושרה. השבתת ה-OTP תתבצע ב-${moment}, אלא אם תהיה התנגדות של בעל החשבון.`,
  deskUntold: 'אושרה. תקופת ההמתנה תתחיל אחרי שתימסר הודעה לבעל החשבון.',
  deskUntoldLine: 'בעל החשבון עוד לא קיבל הודעה',
  deskUnreached:
    'אושרה, אך לא היה אפשר להשיג את בעל החשבון באף אחד מפרטי הקשר, ולכן ה-OTP נשאר מופעל. דחו את הבקשה כדי לבטל את האישור.',
  deskUnreachedLine: 'לא היה אפשר להשיג את בעל החשבון',
  deskMessage: 'הודעה',
  deskEarlier: 'הודעות קודמות',
  deskEarlierHint: 'לגבי אותו חשבון או אותו אימייל, אולי לא מאותו אדם.',

  deskAccount: 'חשבון',
  deskNoAccount: 'אין חשבון עם כתובת האימייל הזו. השולח לא קיבל על כך הודעה.',
  deskFactor: 'OTP',
  deskFactorOn: 'מופעל',
  deskFactorOff: 'מושבת',
  deskEmail: 'אימייל',
  deskPhone: 'טלפון',
  deskContactsChanged: 'שינוי בפרטי הקשר',
  deskNone: 'אין',
  deskNotices: 'הודעות לבעל החשבון',
  deskDelivery: { on_its_way: 'בדרך', sent: 'נשלחו', failed: 'לא היה אפשר לשלוח' },

  deskEvidence: 'ראיות',
  deskRequired: 'חובה',
  deskRequiredCount: (checked, required) => `${checked} מתוך ${required} חובה`,
  deskTrail: 'היסטוריה',
  deskActors: { owner: 'בעל החשבון', requester: 'שולח הבקשה', system: 'המערכת' },
  deskTrailActions: {
    submitted: '– שליחת הבקשה',
    claimed: '– קבלה לטיפול',
    evidence_checked: '– סימון ראיה',
    evidence_unchecked: '– ביטול סימון',
    commented: '– הערה',
    approved: '– אישור',
    rejected: '– דחייה',
    cancelled: '– ביטול הבקשה',
    applied: '– השבתת OTP',
  },
  deskExport: 'ייצוא',
  deskExportRequest: 'היסטוריה',
  deskExportAccount: 'אירועי האבטחה של החשבון',
  deskComment: 'הערה',
  deskCommentHint: 'הצוות יקרא אותה, בעל החשבון לא.',
  deskCommentRequired: 'תחילה כתבו הערה.',
  deskAddComment: 'הוספת הערה',

  deskDecision: 'החלטה',
  deskClaim: 'קבלה לטיפול',
  deskTakeOver: 'העברה אליי',
  deskApprove: 'אישור',
  deskReject: 'דחייה',
  deskUnclaimed: 'קבלו אותה לטיפול כדי שאף אחד אחר לא יעבוד עליה.',
  deskReason: 'סיבה',
  deskReasonHint: 'הצוות יקרא אותה, בעל החשבון לא. עד 1000 תווים.',
  deskReasonRequired: 'תחילה כתבו סיבה.',
  deskTooLong: 'הטקסט ארוך מדי. קצרו אותו.',
  deskFirstApproval: 'האישור שלכם לבדו עוד לא משנה דבר. נדרש אישור של אדם נוסף.',
  deskSecondApproval: (moment) =>
    `האישור שלכם הוא השני. השבתת ה-OTP תתבצע ${moment ? `ב-${moment}` : 'אחרי תקופת ההמתנה'}, אלא אם תהיה התנגדות של בעל החשבון.`,
  deskRejection: 'הבקשה תסתיים, וה-OTP יישאר כפי שהוא.',
  deskTakenBack: 'האישור יבוטל, וה-OTP יישאר מופעל.',
  deskWhyNot: {
    own_account: 'אי אפשר להחליט לגבי החשבון שלכם.',
    approved_already: 'כבר אישרתם אותה. נדרש אישור של אדם נוסף.',
    evidence_first: 'סמנו את ראיות החובה לפני האישור.',
  },
  deskFaster: 'מישהו הקדים אתכם. זה המצב הנוכחי של הבקשה, ומה שכתבתם עדיין כאן.',

  deskStepUpTitle: 'אימות הזהות שלכם',
  deskStepUpText: 'מדי פעם התמיכה מבקשת קוד. דבר ממה שכתבתם לא יאבד.',
  deskContinue: 'המשך',
};

registerMessages('he', heSupportDesk);
