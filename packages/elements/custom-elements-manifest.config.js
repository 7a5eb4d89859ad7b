/** Leaves out what integrators cannot use: private, protected and internal members. */
const publicOnly = {
  name: 'public-only',
  packageLinkPhase({ customElementsManifest }) {
    for (const declaration of classesOf(customElementsManifest)) {
      const { members, events } = declaration;
      if (members) declaration.members = members.filter(isPublic);
      // Beside the documented ones it guesses some from what is handed to constructors.
      if (events) declaration.events = events.filter(({ description }) => description);
    }
  },
};

/** Writes the words of a type in the place of its name: editors offer `dialog` and not `Presentation`. */
function spelledOut() {
  const unions = new Map();
  const ownTypes = new Map();
  return {
    name: 'spelled-out',
    analyzePhase({ ts, node }) {
      if (!ts.isTypeAliasDeclaration(node) || !ts.isUnionTypeNode(node.type)) return;
      const types = node.type.types;
      if (!types.every(ts.isLiteralTypeNode)) return;
      unions.set(node.name.text, types.map((type) => type.getText()).join(' | '));
    },
    // Afterwards the type of a base class stands in the place of the narrower one.
    moduleLinkPhase({ moduleDoc }) {
      for (const { name, members = [] } of moduleDoc.declarations) {
        for (const member of members) ownTypes.set(`${name}.${member.name}`, member.type);
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      const classes = classesOf(customElementsManifest);
      const typeOf = (name, member) => {
        if (name === undefined) return undefined;
        const base = classes.find((each) => each.name === name)?.superclass?.name;
        return ownTypes.get(`${name}.${member}`) ?? typeOf(base, member);
      };
      for (const { name, members = [], attributes = [] } of classes) {
        for (const member of members) member.type = typeOf(name, member.name) ?? member.type;
        for (const each of [...members, ...attributes]) {
          const text = unions.get(each.type?.text);
          if (text) each.type = { text };
        }
      }
    },
  };
}

function classesOf({ modules }) {
  return modules
    .flatMap(({ declarations = [] }) => declarations)
    .filter(({ kind }) => kind === 'class');
}

function isPublic({ name, privacy, static: isStatic }) {
  return (privacy ?? 'public') === 'public' && !isStatic && !name.startsWith('#');
}

export default {
  globs: ['src/**/*.ts'],
  exclude: ['src/**/*.test.ts', 'src/**/*.stories.ts', 'src/testing/**'],
  outdir: '.',
  packagejson: false, // it has the path; a test that writes elsewhere must not change it
  litelement: true,
  plugins: [publicOnly, spelledOut()],
};
