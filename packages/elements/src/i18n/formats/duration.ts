type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

/** The names of the units, for each plural form that a language has. */
export interface DurationUnits {
  readonly hour: Forms;
  readonly minute: Forms;
  readonly second: Forms;
}

/** Up to here a wait is told in seconds alone. */
const shortWait = 90;

/**
 * Makes a function that says a number of seconds in words, in at most two units: "45 seconds",
 * "14 minutes 30 seconds", "2 hours 5 minutes".
 */
export function durationWords(language: string, units: DurationUnits): (seconds: number) => string {
  const plural = new Intl.PluralRules(language);
  const say = (amount: number, forms: Forms) =>
    `${amount} ${forms[plural.select(amount)] ?? forms.other}`;

  return (seconds) => {
    if (seconds <= shortWait) return say(seconds, units.second);
    const minutes = Math.floor(seconds / 60);
    const [large, small] =
      minutes < 60
        ? [say(minutes, units.minute), seconds % 60 && say(seconds % 60, units.second)]
        : [
            say(Math.floor(minutes / 60), units.hour),
            minutes % 60 && say(minutes % 60, units.minute),
          ];
    return small ? `${large} ${small}` : large;
  };
}
