/** HTML that may stand in HTML as it is. Made by {@link markup} only. */
export interface Markup {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose values are text, and are escaped, unless they are markup themselves (M1). */
export function markup(
  parts: TemplateStringsArray,
  ...values: readonly (string | Markup | readonly Markup[])[]
): Markup {
  const html = parts.reduce((before, part, index) => before + written(values[index - 1]) + part);
  return { html };
}

function written(value: string | Markup | readonly Markup[] = ''): string {
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (mark) => entities[mark] ?? '');
  return 'html' in value ? value.html : value.map((each) => each.html).join('');
}
