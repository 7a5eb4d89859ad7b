import { duration } from '../i18n/durations/he.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Hebrew of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const heLogin: LoginMessages = {
  close: 'סגירה',
  cancel: 'ביטול',
  done: 'סיום',
  loading: 'בטעינה…',
  tryAgain: 'ניסיון נוסף',
  disable: 'השבתה',
  logIn: 'כניסה',

  code: 'קוד OTP',
  codeHint: (digits) => `${digits} הספרות שמופיעות עכשיו באפליקציית האימות`,
  codeRequired: 'הזינו את הקוד מאפליקציית האימות.',
  codeFormat: (digits) => `הקוד כולל ${digits} ספרות בלבד.`,

  errors: {
    invalid_input: 'השרת לא הבין את הבקשה. טענו מחדש את הדף ונסו שוב.',
    login_required: 'אתם כבר לא מחוברים לחשבון. היכנסו שוב וחזרו לכאן.',
    second_factor_required: 'תחילה היכנסו שוב עם קוד מאפליקציית האימות.',
    wrong_origin: 'נראה שהבקשה לא נשלחה מהדף שלנו. טענו אותו מחדש ונסו שוב.',
    not_allowed: 'אין לכם הרשאה לעשות זאת.',
    not_enabled: 'ה-OTP לא מופעל בחשבון הזה.',
    flow_state: 'השלב הזה כבר לא רלוונטי. התחילו מחדש.',
    wrong_code: 'הקוד שגוי. הזינו את הקוד שמופיע עכשיו באפליקציה.',
    code_already_used: 'כבר נעשה שימוש בקוד הזה. כל קוד תקף פעם אחת בלבד: המתינו לקוד הבא.',
    captcha_failed: 'לא הצלחנו לוודא שאתם לא רובוט. נסו שוב.',
    too_many_attempts: 'בוצעו יותר מדי ניסיונות.',
    unavailable: 'השרת לא הגיב כמצופה. נסו שוב בעוד רגע.',
  },
  clockAdvice: 'הקודים תלויים בשעה: ודאו שהשעון בטלפון מכוון אוטומטית.',
  closed: 'הוזנו יותר מדי קודים שגויים, ולכן כבר לא מתקבל אף קוד. כדי לשחזר את הגישה, פנו לתמיכה.',
  tryAgainIn: (seconds) => `אפשר לנסות שוב בעוד ${duration(seconds)}.`,
  tryAgainAt: (moment) => `אפשר לנסות שוב אחרי ${moment}.`,
  tryAgainNow: 'אפשר לנסות שוב עכשיו.',
  nextCodeIn: (seconds) => `הקוד הבא יפעל בעוד ${duration(seconds)}.`,
  nextCodeNow: 'הזינו את הקוד שמופיע עכשיו באפליקציה.',

  verificationTitle: 'אימות הזהות שלכם',
  verificationIntro: 'החשבון שלכם מוגן בקוד חד-פעמי מאפליקציית האימות.',
  lostText:
    'בלי אפליקציית האימות אי אפשר להשלים את הכניסה. פנו לתמיכה: אחרי שיוודאו שם שזה אתם, יוכלו להשבית את ה-OTP בחשבון שלכם.',
  offMeanwhile: 'בינתיים ה-OTP הושבת בחשבון הזה. היכנסו שוב, הפעם עם הסיסמה בלבד.',
  verified: 'הקוד נכון',
  verifiedText: 'מתבצעת כניסה.',
  lost: 'איבדתי את כרטיס ה-OTP',
  continue: 'המשך',
};

registerMessages('he', heLogin);
