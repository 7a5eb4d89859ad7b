import { duration } from '../i18n/durations/ar.ts';
import type { LoginMessages } from '../i18n/messages/messages.ts';
import { registerMessages } from '../i18n/registry.ts';

/** Arabic of the log-in: of `keyfob-verification` and `keyfob-code-field`. */
export const arLogin: LoginMessages = {
  close: 'إغلاق',
  cancel: 'إلغاء',
  done: 'تم',
  loading: 'جارٍ التحميل…',
  tryAgain: 'إعادة المحاولة',
  disable: 'إيقاف',
  logIn: 'تسجيل الدخول',

  code: 'رمز OTP',
  codeHint: (digits) => `الرمز المكوّن من ${digits} أرقام الظاهر الآن في تطبيق المصادقة`,
  codeRequired: 'أدخل الرمز من تطبيق المصادقة.',
  codeFormat: (digits) => `يتكوّن الرمز من ${digits} أرقام فقط.`,

  errors: {
    invalid_input: 'لم يفهم الخادم هذا الطلب. أعد تحميل الصفحة ثم حاول مرة أخرى.',
    login_required: 'لم تعد جلسة تسجيل الدخول صالحة. سجّل الدخول مجددًا ثم عُد إلى هنا.',
    second_factor_required: 'سجّل الدخول مجددًا باستخدام رمز من تطبيق المصادقة أولاً.',
    wrong_origin: 'يبدو أن هذا الطلب لم يأتِ من صفحتنا. أعد تحميل الصفحة ثم حاول مرة أخرى.',
    not_allowed: 'ليس لديك إذن للقيام بذلك.',
    not_enabled: 'OTP غير مفعّل لهذا الحساب.',
    flow_state: 'لم تعد هذه الخطوة صالحة. ابدأ من جديد.',
    wrong_code: 'الرمز غير صحيح. أدخل الرمز الظاهر الآن في تطبيق المصادقة.',
    code_already_used: 'سبق استخدام هذا الرمز. كل رمز صالح لمرة واحدة: انتظر الرمز التالي.',
    captcha_failed: 'لم نتمكّن من التحقق من أنك لست روبوتًا. حاول مرة أخرى.',
    too_many_attempts: 'عدد المحاولات كبير جدًا.',
    unavailable: 'لم يستجب الخادم كما ينبغي. حاول مرة أخرى بعد قليل.',
  },
  clockAdvice: 'تعتمد الرموز على الوقت: تأكد من أن ساعة هاتفك تُضبط تلقائيًا.',
  closed:
    'أُدخلت رموز خاطئة كثيرة جدًا، لذلك لم يعد يُقبل أي رمز. تواصل مع فريق الدعم لاستعادة الوصول.',
  tryAgainIn: (seconds) => `يمكنك إعادة المحاولة بعد ${duration(seconds)}.`,
  tryAgainAt: (moment) => `يمكنك إعادة المحاولة بعد ${moment}.`,
  tryAgainNow: 'يمكنك إعادة المحاولة الآن.',
  nextCodeIn: (seconds) => `يمكنك استخدام الرمز التالي بعد ${duration(seconds)}.`,
  nextCodeNow: 'أدخل الرمز الظاهر الآن في تطبيق المصادقة.',

  verificationTitle: 'تأكيد هويتك',
  verificationIntro: 'حسابك محمي برمز لمرة واحدة من تطبيق المصادقة.',
  lostText:
    'لا يمكنك إكمال تسجيل الدخول هذا من دون تطبيق المصادقة. تواصل مع فريق الدعم: بعد أن يتأكد من هويتك، يمكنه إيقاف OTP لحسابك.',
  offMeanwhile: 'أُوقف OTP لهذا الحساب في هذه الأثناء. سجّل الدخول مجددًا بكلمة المرور وحدها.',
  verified: 'الرمز صحيح',
  verifiedText: 'جارٍ تسجيل دخولك.',
  lost: 'فقدتُ بطاقة OTP',
  continue: 'متابعة',
};

registerMessages('ar', arLogin);
