import type { Plugin } from 'vite';

/**
 * Takes the sentences for developers out of the contract's tables: in the ready bundle nobody reads
 * them, and what people read comes from the locales. Codes, paths and methods stay.
 */
export function stripDeveloperTexts(): Plugin {
  return {
    name: 'strip-developer-texts',
    transform(code, id) {
      if (!/\/dist\/contract\/(?:errors|routes)\.js$/.test(id)) return null;
      const stripped = code
        .replace(/^\s*(?:caller|summary): '.*',$/gm, '')
        .replace(/, title: '[^']*'(?= })/g, '');
      if (stripped === code) this.error(`found nothing to strip in ${id}`);
      return { code: stripped, map: null };
    },
  };
}
