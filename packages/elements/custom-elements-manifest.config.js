/** Leaves out what integrators cannot use: private, protected and internal members. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        const members = declaration.members?.filter(isPublic);
        if (members) declaration.members = members;
      }
    }
  },
};

function isPublic({ name, privacy, static: isStatic }) {
  return privacy === undefined && !isStatic && !name.startsWith('#');
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/testing/**'],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly],
};
