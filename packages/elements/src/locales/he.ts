import { duration } from '../i18n/durations/he.ts';
import { countWords } from '../i18n/formats/count-words.ts';
import type { Messages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';
import { heLogin } from './he-login.ts';

const characters = countWords('he', { one: 'תו', other: 'תווים' });

/** Hebrew. Importing this module makes the elements speak it. */
export const he: Messages = {
  ...heLogin,

  password: 'סיסמה',
  passwordRequired: 'הזינו את הסיסמה שלכם.',
  passwordFormat: 'אי אפשר לקבל את הסיסמה הזו. בדקו אותה.',
  show: 'הצגה',
  hide: 'הסתרה',
  showPassword: 'הצגה של הסיסמה',
  hidePassword: 'הסתרה של הסיסמה',

  errors: {
    ...heLogin.errors,
    already_enabled: 'ה-OTP כבר מופעל בחשבון הזה.',
    contact_not_verified: 'תחילה צריך לאמת את פרטי הקשר שלכם.',
    link_invalid: 'הקישור הזה כבר לא תקף.',
    wrong_password: 'הסיסמה שגויה.',
    delivery_limit: 'נשלחו יותר מדי בקשות להודעות. המתינו זמן מה.',
    not_found: 'לא מצאנו את זה. טענו מחדש את הדף ונסו שוב.',
    password_change_required: 'תחילה עליכם לשנות את הסיסמה.',
  },
  notAllowed: {
    frozen: (until) =>
      `מישהו השתמש בקישור "זה לא אני" בהודעה שלנו. ${until ? `עד ${until}` : 'בינתיים'} אי אפשר לשנות דבר בהגדרות ה-OTP בחשבון הזה.`,
    contact_changed: (until) =>
      `פרטי הקשר של החשבון הזה השתנו לאחרונה. מטעמי אבטחה צריך להמתין${until && ` עד ${until}`}.`,
    support_only: () => 'בחשבון הזה רק התמיכה יכולה לעשות זאת, אחרי שיוודאו שם שזה אתם.',
    policy: () => 'האפשרות הזו לא זמינה כאן.',
  },

  contact: {
    email: {
      missing: 'כתובת האימייל שלכם חסרה.',
      unverified: 'כתובת האימייל שלכם לא מאומתת.',
    },
    phone: {
      missing: 'מספר הטלפון הנייד שלכם חסר.',
      unverified: 'מספר הטלפון הנייד שלכם לא מאומת.',
    },
  },

  sectionTitle: 'אימות דו-שלבי (OTP)',
  sectionOff:
    'הגנו על החשבון שלכם בשלב נוסף: בכל כניסה תתבקשו להזין, נוסף על הסיסמה, קוד חד-פעמי מאפליקציית אימות בטלפון או בדפדפן.',
  stateOn: 'מופעל',
  stateOff: 'מושבת',
  stateBlocked: 'חסום',
  onSince: (date) => `מופעל מאז ${date}. בכל כניסה צריך להזין קוד חד-פעמי מאפליקציית האימות.`,
  blocked: 'הוזנו יותר מדי קודים שגויים, ולכן כרגע לא מתקבל אף קוד.',
  setOtp: 'הגדרת OTP',
  authenticators: 'אפליקציות אימות',
  added: (date) => `נוספה ב-${date}`,
  lastUsed: (moment) => `שימוש אחרון ב-${moment}`,
  contactsNeeded:
    'לפני הגדרת OTP אנחנו צריכים פרטי קשר שיוכיחו את הזהות שלכם אם אפליקציית האימות תאבד:',

  enrolmentTitle: 'הגדרת OTP',
  enrolled: 'ה-OTP מופעל',
  enrolledText: 'מעכשיו צריך להזין בכל כניסה קוד חד-פעמי מאפליקציית האימות.',

  enrolmentIntro: 'שלושה שלבים, ובכל כניסה תתבקשו להזין גם סיסמה וגם קוד מאפליקציית האימות.',
  getApp: 'התקינו אפליקציית אימות',
  getAppText: (periodSeconds) =>
    `זו אפליקציה בטלפון או תוסף לדפדפן שמציגים קוד חדש כל ${duration(periodSeconds)}. אם כבר יש לכם אפליקציה כזו, השתמשו בה.`,
  apps: 'באילו אפליקציות אימות אפשר להשתמש?',
  phoneApps: 'אפליקציות לטלפון',
  browserExtensions: 'תוספים לדפדפן',
  newTab: 'נפתח בכרטיסייה חדשה',
  scan: 'סרקו את קוד ה-QR',
  scanText: 'באפליקציית האימות הוסיפו חשבון וכוונו את המצלמה אל התמונה הזו.',
  qrLabel: 'קוד QR לאפליקציית האימות',
  qrFailed: 'לא הצלחנו להציג את קוד ה-QR. הזינו את המפתח המשותף ידנית.',
  openInApp: 'פתיחה באפליקציית אימות במכשיר הזה',
  otherDevice: 'אפליקציית האימות נמצאת במכשיר אחר?',
  cannotScan: 'אי אפשר לסרוק?',
  byHand: 'באפליקציית האימות בחרו בהזנת מפתח ידנית, והקלידו או הדביקו את המפתח המשותף הזה.',
  sharedKey: 'מפתח משותף',
  copy: 'העתקת המפתח',
  copied: 'המפתח הועתק.',
  copyByHand: 'המפתח מסומן. העתיקו אותו בעזרת המקלדת.',
  activateBefore: (time) => `המפתח הזה ממתין להפעלה עד ${time}.`,
  confirm: 'ודאו שזה עובד',
  activate: 'הפעלה',
  newKey: {
    wrong_password: 'הסיסמה הייתה שגויה, ולכן ה-OTP לא הופעל.',
    wrong_code: 'הקוד היה שגוי, ולכן ה-OTP לא הופעל.',
    flow_state: 'המפתח המתין זמן רב מדי, ולכן ה-OTP לא הופעל.',
    other: 'לא הצלחנו להפעיל את ה-OTP.',
  },
  newKeyAdvice:
    'המפתח שמוצג במסך חדש. מחקו את הרשומה הישנה מאפליקציית האימות וסרקו את קוד ה-QR החדש.',
  keyExpired: 'המפתח המתין זמן רב מדי וכבר לא תקף.',
  showNewKey: 'הצגת מפתח חדש',
  keyReplaced: 'המפתח הזה כבר לא תקף. נוצר מפתח אחר, אולי בכרטיסייה אחרת.',
  startAgain: 'התחלה מחדש',
  leave: 'לסגור? המפתח שמוצג במסך יימחק וה-OTP יישאר מושבת.',
  leaveAnyway: 'מחיקת המפתח',
  stay: 'להישאר כאן',

  addDevice: 'הוספת מכשיר נוסף',
  showSharedKey: 'הצגת המפתח המשותף',
  sharedKeyIntro:
    'כדי להוסיף את החשבון הזה לאפליקציית אימות נוספת, הזינו סיסמה וקוד. המפתח יוצג למשך דקה.',
  keepSecret: 'מי שמחזיק במפתח הזה יכול ליצור את הקודים שלכם. אל תשלחו אותו לאיש.',
  keyHiddenIn: (seconds) => `המפתח יוסתר בעוד ${duration(seconds)}.`,
  keyHidden: 'המפתח מוסתר שוב. כדי לראות אותו פעם נוספת, הזינו סיסמה וקוד חדש.',
  showAgain: 'הצגה חוזרת',

  deactivationTitle: 'השבתת OTP',
  deactivationIntro:
    'בלי OTP, כל מי שיגלה את הסיסמה שלכם יוכל להיכנס לחשבון בשמכם. אפשר להגדיר אותו שוב בכל עת.',
  deactivated: 'ה-OTP מושבת',
  deactivatedText: 'אפשר למחוק את הרשומה של החשבון הזה מאפליקציית האימות.',

  recoveryTitle: 'השבתת OTP',
  recoveryIntro:
    'נשלח קישור לכתובת האימייל של החשבון. פתחו אותו ואשרו שזה אתם, ואז נשבית את ה-OTP. אחר כך תוכלו להיכנס עם הסיסמה ולהגדיר OTP שוב.',
  sendLink: 'שליחת קישור',
  yourEmail: 'כתובת האימייל שלכם',
  mailTitle: 'בדקו את האימייל',
  mail: {
    on_its_way: (email) => `אימייל אל ${email} בדרך.`,
    sent: (email) => `שלחנו אימייל אל ${email}.`,
    failed: (email) => `לא הצלחנו לשלוח את האימייל אל ${email}.`,
  },
  mailAdvice: 'לא הגיע? בדקו בתיקיית הספאם.',
  openWithin: (seconds) => `פתחו את הקישור שבאימייל תוך ${duration(seconds)}.`,
  failedAdvice: 'שלחו שוב. אם גם זה לא יצליח, פנו לתמיכה.',
  sendAgain: 'שליחה חוזרת',
  sendAgainIn: (seconds) => `אפשר לשלוח שוב בעוד ${duration(seconds)}.`,
  noMoreMessages: 'כרגע אי אפשר לשלוח הודעה נוספת.',

  linkIntro: 'אפליקציית האימות אבדה? המשיכו, ומיד אחרי שתאשרו שזה אתם, נשבית את ה-OTP בחשבון שלכם.',
  linkUnasked: 'אם לא ביקשתם זאת, סגרו את הדף. פתיחתו לא שינתה דבר.',
  linkPassword: 'אתם לא מחוברים לחשבון בדפדפן הזה, ולכן אנחנו צריכים קודם את הסיסמה שלכם.',
  linkIncomplete:
    'הכתובת הזו לא שלמה. פתחו שוב את הקישור באימייל שלנו, או העתיקו את כולו, גם אם הוא נמשך על פני כמה שורות.',

  yourPhone: 'הטלפון שלכם',
  smsIntro: (phone) => `כדי לוודא שזה אתם, נשלח SMS עם קוד אל ${phone}.`,
  sendSms: 'שליחת SMS',
  sms: {
    on_its_way: (phone) => `SMS עם קוד אל ${phone} בדרך.`,
    sent: (phone) => `שלחנו SMS עם קוד אל ${phone}.`,
    failed: (phone) => `לא הצלחנו לשלוח את ה-SMS אל ${phone}.`,
  },
  smsCode: 'קוד מה-SMS',
  smsCodeHint: (digits) => `${digits} הספרות שב-SMS`,
  smsCodeRequired: 'הזינו את הקוד מה-SMS.',
  wrongSmsCode: 'הקוד שגוי. הזינו את הקוד מה-SMS.',
  newestSms: 'אם קיבלתם כמה הודעות, רק האחרונה תקפה.',
  disableOtp: 'השבתת OTP',
  completionIntro: 'אישרתם שזה אתם.',

  captchaSolving: 'אנחנו מוודאים שאתם לא רובוט…',
  captchaNeeded: 'אשרו שאתם לא רובוט.',

  recovered: 'ה-OTP מושבת',
  recoveredText: 'היכנסו עם הסיסמה ואז הגדירו OTP שוב.',
  waiting: 'ה-OTP עומד להיות מושבת',
  waitingText: (moment) =>
    `נשבית את ה-OTP ב-${moment}. עד אז אפשר לעצור זאת באמצעות הקישור בהודעות ששלחנו לכם.`,

  waitingUntold: 'נשבית את ה-OTP אחרי תקופת המתנה. היא תתחיל כשתגיע אליכם הודעה על כך.',
  elsewhere: 'הקישור נפתח בדפדפן אחר. המשיכו שם.',
  elsewhereOver: 'אם לא הצלחתם לסיים שם, בקשו אימייל נוסף.',

  deadEnd: {
    link_invalid: 'הקישור הזה כבר לא פועל: פג תוקפו, כבר השתמשו בו, או שנשלח קישור חדש יותר.',
    flow_state: 'הניסיון הזה הסתיים: הוא נמשך זמן רב מדי, או שנעצר או הושלם במקום אחר.',
    too_many_attempts: 'בוצעו יותר מדי ניסיונות, ולכן התהליך הסתיים. ה-OTP נשאר מופעל.',
    login_required:
      'אתם כבר לא מחוברים לחשבון. היכנסו שוב עם הסיסמה ובחרו שוב באפשרות "איבדתי את כרטיס ה-OTP".',
    not_allowed:
      'אי אפשר להשבית כאן את ה-OTP בחשבון הזה. התמיכה יכולה לעשות זאת אחרי שיוודאו שם שזה אתם.',
    contact_not_verified:
      'אי אפשר להשבית כאן את ה-OTP בחשבון הזה: פרטי הקשר שלו לא מאומתים. התמיכה יכולה לעשות זאת אחרי שיוודאו שם שזה אתם.',
    delivery_limit: 'כרגע אי אפשר לשלוח לכם הודעות נוספות. נסו שוב מחר או פנו לתמיכה.',
    not_enabled: 'ה-OTP כבר מושבת בחשבון הזה. היכנסו עם הסיסמה.',
  },

  noAccess: 'אין לכם גישה לאימייל או לטלפון האלה?',
  noAccessMail: 'אין לכם גישה לאימייל הזה?',
  contactSupport: 'פנייה לתמיכה',
  supportAdvice:
    'כתבו או התקשרו לתמיכה של האתר, לפי הפרטים בדף יצירת הקשר שלו. תחילה יוודאו שם שזה אתם.',

  captchaInsecure:
    'הדף לא נפתח בחיבור מאובטח, ולכן הדפדפן לא יכול לאשר שאתם לא רובוט. פתחו אותו שוב עם https:// בתחילת הכתובת.',

  noticeTitle: 'הגנה על החשבון שלי',
  noticeIntro: 'מישהו שינה את אופן הכניסה שלכם, או ניסה',
  noticeWhat: {
    otp_enabled: 'ה-OTP הופעל',
    otp_disabled: 'ה-OTP הושבת',
    shared_key_shown: 'המפתח המשותף שלכם הוצג',
  },
  noticeGoesOff: (moment) => `ה-OTP יושבת${moment && ` ב-${moment}`}`,
  noticeStop: 'אם זה לא אתם, לחצו על הכפתור: לזמן מה לא יהיה אפשר לשנות דבר.',
  noticeKeep: 'אם זה לא אתם, לחצו על הכפתור: ה-OTP יישאר מופעל.',
  noticeOwn: 'אם זה אתם, פשוט סגרו את הדף הזה.',
  keepSafe: 'הגנה על החשבון שלי',
  noticeNoLink: 'הדף הזה שייך לקישור בהודעה שלנו. פתחו שוב את הקישור.',
  noticeCut:
    'הקישור הזה לא שלם, וחלק ממנו חסר. פתחו אותו שוב בהודעה שלנו, או העתיקו את כולו, גם אם הוא נמשך על פני כמה שורות.',
  noticeInvalid:
    'הקישור הזה כבר לא פועל. אם לא ידוע לכם מה קרה בחשבון שלכם, שנו את הסיסמה ופנו לתמיכה.',
  cancelled: 'ה-OTP נשאר מופעל',
  cancelledText: 'דבר לא השתנה. אם זה לא הייתם אתם, שנו את הסיסמה.',
  frozen: 'החשבון שלכם מוקפא',
  frozenText: (moment) =>
    `עד ${moment} אי אפשר לשנות דבר באימות הדו-שלבי. שנו את הסיסמה עכשיו. אם ה-OTP לא במצב שבו השארתם אותו, פנו לתמיכה.`,

  supportRequestTitle: 'פנייה לתמיכה',
  supportRequestIntro:
    'אם אפליקציית האימות אבדה ואתם לא יכולים להשבית את ה-OTP בעצמכם, בקשו זאת מאיתנו כאן.',
  email: 'אימייל',
  emailHint: 'הכתובת שבה אתם נכנסים לחשבון, גם אם כבר אי אפשר לקרוא את ההודעות שנשלחות אליה',
  emailRequired: 'הזינו את האימייל שבו אתם נכנסים לחשבון.',
  emailFormat: 'זו לא כתובת אימייל. בדקו אותה.',
  whatHappened: 'מה קרה',
  whatHappenedHint: (limit) =>
    `כתבו גם איך אפשר ליצור איתכם קשר. בלי סיסמאות, קודים או מפתחות. עד ${characters(limit)}.`,
  whatHappenedRequired: 'ספרו לנו מה קרה.',
  charactersUsed: (used, limit) => `${used} מתוך ${limit}`,
  charactersLeft: (left) => `אפשר להוסיף עוד ${characters(left)}.`,
  charactersOver: (over) => `חריגה של ${characters(over)} מהמותר.`,
  sendRequest: 'שליחת הבקשה',
  solveCaptcha: 'עוד צעד אחד: אשרו כאן שאתם לא רובוט. הבקשה תישלח מיד אחר כך.',
  tooManyRequests: 'נשלחו יותר מדי בקשות.',
  supportRequested: 'קיבלנו את הבקשה שלכם',
  supportRequestedText:
    'נשיב לכם תוך יום עסקים אחד, ותחילה נוודא שזה אתם. אף אחד לעולם לא יבקש מכם את הסיסמה או קוד.',
};

registerMessages('he', he);
