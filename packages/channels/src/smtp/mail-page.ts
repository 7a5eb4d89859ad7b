import { type Markup, markup } from './markup.ts';

/** A mail, in words; it is the same in HTML and in plain text. */
export interface MailWords {
  readonly language: string;
  readonly siteName: string;
  readonly subject: string;
  readonly before: readonly string[];
  readonly link?: { readonly href: string; readonly label: string };
  readonly after: readonly string[];
  readonly footer: string;
}

const page =
  "margin:0;padding:24px 16px;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif;font-size:16px;line-height:1.5";
const button =
  'display:inline-block;padding:12px 20px;border-radius:8px;background:#1d4ed8;color:#ffffff;font-weight:600;text-decoration:none';

/**
 * The mail as one column without tables, pictures or scripts. It sets no colours but the button's, so
 * that the reader's light or dark mode holds.
 */
export function writeHtml(words: MailWords): string {
  const { language, siteName, subject, before, link, after, footer } = words;
  return markup`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
</head>
<body style="${page}">
<div style="max-width:560px;margin:0 auto">
<p style="margin:0 0 24px;font-weight:600">${siteName}</p>
<h1 style="margin:0 0 16px;font-size:22px;line-height:1.3">${subject}</h1>
${before.map(paragraph)}${link ? linkBlock(link) : ''}${after.map(paragraph)}<hr style="margin:24px 0 12px;border:0;border-top:1px solid #8b8f98">
<p style="margin:0;font-size:13px;opacity:.75">${footer}</p>
</div>
</body>
</html>
`.html;
}

function paragraph(text: string): Markup {
  return markup`<p style="margin:0 0 16px">${text}</p>
`;
}

function linkBlock({ href, label }: { readonly href: string; readonly label: string }): Markup {
  return markup`<p style="margin:8px 0 16px"><a href="${href}" style="${button}">${label}</a></p>
<p style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="${href}" style="color:inherit">${href}</a></p>
`;
}

/** The same words for readers without HTML, the link on a line of its own. */
export function writePlainText(words: MailWords): string {
  const { siteName, before, link, after, footer } = words;
  const linked = link ? [`${link.label}:\n${link.href}`] : [];
  return [...before, ...linked, ...after, `-- \n${siteName}\n${footer}`].join('\n\n');
}

function directionOf(language: string): 'ltr' | 'rtl' {
  return /^(?:ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr';
}
