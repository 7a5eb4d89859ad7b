/** Leaves out what integrators cannot use: private, protected and internal members. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        const { members, events } = declaration;
        if (members) declaration.members = members.filter(isPublic);
        // Beside the documented ones it guesses some from what is handed to constructors.
        if (events) declaration.events = events.filter(({ description }) => description);
      }
    }
  },
};

function isPublic({ name, privacy, static: isStatic }) {
  return (privacy ?? 'public') === 'public' && !isStatic && !name.startsWith('#');
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/testing/**'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly],
};
