type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** Makes a function that says a number with the form of a noun that goes with it: "1 day", "2 days". */
export function countWords(language: string, forms: Forms): (count: number) => string {
  const plural = new Intl.PluralRules(language);
  return (count) => `${count} ${forms[plural.select(count)] ?? forms.other}`;
}
