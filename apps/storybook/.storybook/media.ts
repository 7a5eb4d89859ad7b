import type { Globals } from './globals.ts';

/**
 * The media features that the toolbar can pretend. A page cannot switch them on, so the rules that wait
 * for them are let through instead. Tests use the real ones, of the browser.
 */
const features = [
  { isOn: ({ colours }: Globals) => colours === 'forced', query: '(forced-colors: active)' },
  { isOn: ({ colours }: Globals) => colours === 'more', query: '(prefers-contrast: more)' },
  {
    isOn: ({ motion }: Globals) => motion === 'reduced',
    query: '(prefers-reduced-motion: reduce)',
  },
];

/** What a browser does in forced colours beside those rules: it paints everything in the system's colours. */
const systemColours = `
  *, ::before, ::after { color: CanvasText !important; background-color: Canvas !important;
    border-color: CanvasText !important; box-shadow: none !important; text-shadow: none !important; }
  a, a * { color: LinkText !important; }
  button, button * { color: ButtonText !important; background-color: ButtonFace !important; border-color: ButtonBorder !important; }
  input, textarea { color: FieldText !important; background-color: Field !important; }
  :disabled, [aria-disabled='true'], [aria-disabled='true'] * { color: GrayText !important; border-color: GrayText !important; }
  svg, svg * { forced-color-adjust: none; }
  [part~='qr'], [part~='qr'] * { color: black !important; background-color: white !important; }`;
const forced = new CSSStyleSheet();
forced.replaceSync(systemColours);

const roots = new Set<DocumentOrShadowRoot>([document]);
const original = new WeakMap<CSSMediaRule, string>();
let wanted: Globals = {};

// Elements make their roots when they like to: each is adapted when it is there.
const { attachShadow } = Element.prototype;
Element.prototype.attachShadow = function attach(options) {
  const root = attachShadow.call(this, options);
  roots.add(root);
  queueMicrotask(() => adapt(root)); // its sheets are adopted right after
  return root;
};

/** Pretends what the toolbar says, for what is on the page and for what will come. */
export function adaptMedia(globals: Globals): void {
  wanted = globals;
  for (const root of roots) adapt(root);
}

function adapt(root: DocumentOrShadowRoot): void {
  const isForced = wanted.colours === 'forced';
  const sheets = root.adoptedStyleSheets.filter((sheet) => sheet !== forced);
  for (const sheet of sheets) [...sheet.cssRules].forEach(adaptRule);
  const isUnchanged = isForced === root.adoptedStyleSheets.includes(forced);
  if (!isUnchanged) root.adoptedStyleSheets = isForced ? [...sheets, forced] : sheets;
}

function adaptRule(rule: CSSRule): void {
  if (!(rule instanceof CSSMediaRule)) return;
  const own = original.get(rule) ?? rule.media.mediaText;
  const feature = features.find(({ query }) => own === query);
  if (!feature) return;
  original.set(rule, own);
  const media = feature.isOn(wanted) ? 'all' : own;
  if (rule.media.mediaText !== media) rule.media.mediaText = media;
}
