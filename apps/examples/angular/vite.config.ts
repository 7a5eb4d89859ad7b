import linker from '@angular/compiler-cli/linker/babel';
import { transformAsync } from '@babel/core';
import { defineConfig, type Plugin } from 'vite';

/** What `ng build` does to the packages of Angular: they come half compiled, for any version of its core. */
const link: Plugin = {
  name: 'link-angular',
  transform: {
    filter: { id: /@angular.*\.mjs$/, code: 'ɵɵngDeclare' },
    async handler(code, id) {
      const options = { plugins: [linker], filename: id, compact: false, sourceMaps: true };
      const linked = await transformAsync(code, { ...options, babelrc: false, configFile: false });
      return linked?.code ? { code: linked.code, map: linked.map } : null;
    },
  },
};

export default defineConfig({
  plugins: [link],
  define: { ngDevMode: 'false', ngJitMode: 'false', ngServerMode: 'false' },
});
