import type { Plugin } from 'vite';

/**
 * Takes out what tells developers of mistakes that nobody can make with the ready bundle: the titles
 * of errors, which the locales say to people in their own words, and the question whether the flows
 * that the section opens are defined.
 */
export function stripDeveloperTexts(): Plugin {
  return {
    name: 'strip-developer-texts',
    transform(code, id) {
      if (!/\/dist\/(?:contract\/errors|account-security\/account-security)\.js$/.test(id))
        return null;
      const stripped = code
        .replace(/, title: '[^']*'(?= })/g, '')
        .replace(/if \(!customElements\.get\(tag\)\) \{[^{}]*\{tag\}[^{}]*\}/, '');
      if (stripped === code) this.error(`found nothing to strip in ${id}`);
      return { code: stripped, map: null };
    },
  };
}
