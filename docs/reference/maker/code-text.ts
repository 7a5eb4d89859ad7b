import ts from 'typescript';

/** The declaration as a reader needs it: without `export`, without the bodies of functions, not indented. */
export function codeOf(node: ts.Declaration): string {
  if (ts.isVariableDeclaration(node)) return `const ${constantText(node)}`;
  const text = withoutBodies(node).replace(/^(export |override |async )+/, '');
  return dedent(text, node);
}

/** The same with what is said of it, for declarations that have no place of their own. */
export function codeWithComment(node: ts.Declaration): string {
  const [doc] = ts.getJSDocCommentsAndTags(node);
  const code = codeOf(node);
  return doc === undefined ? code : `${doc.getText()}\n${code}`;
}

/** The type of a member on one line, or undefined where it has none of its own. */
export function typeTextOf(node: ts.Declaration | undefined): string | undefined {
  const isInitialised = node !== undefined && ts.isPropertyDeclaration(node) && !node.type;
  const type = isInitialised ? node.initializer : typeNodeOf(node);
  const text = type?.getText().replaceAll(/\/\*.*?\*\/|\/\/.*$/gms, '');
  const line = text?.replaceAll(/\s+/g, ' ').replace(/^\| /, '');
  return isOptional(node) ? line?.replace(/ \| undefined$/, '') : line;
}

export function typeNodeOf(node: ts.Declaration | undefined): ts.TypeNode | undefined {
  const isTyped =
    node !== undefined &&
    (ts.isPropertySignature(node) ||
      ts.isPropertyDeclaration(node) ||
      ts.isGetAccessorDeclaration(node));
  return isTyped ? node.type : undefined;
}

export function isOptional(node: ts.Declaration | undefined): boolean {
  return node !== undefined && 'questionToken' in node && node.questionToken !== undefined;
}

/** Whether a member is nobody's business outside its class. */
export function isPrivate(node: ts.Node): boolean {
  const isDeclared = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return isDeclared?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword) ?? false;
}

/** Whether it is called rather than read. */
export function isCallable(node: ts.Declaration | undefined): boolean {
  return (
    node !== undefined &&
    (ts.isFunctionDeclaration(node) ||
      ts.isMethodSignature(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isConstructorDeclaration(node))
  );
}

/** The names of types in a declaration, each once. */
export function namesIn(node: ts.Node): readonly string[] {
  const names = new Set<string>();
  const visit = (each: ts.Node): void => {
    if (ts.isBlock(each)) return;
    if (ts.isTypeReferenceNode(each)) names.add(each.typeName.getText());
    ts.forEachChild(each, visit);
  };
  visit(node);
  return [...names];
}

function constantText(node: ts.VariableDeclaration): string {
  const { name, type, initializer } = node;
  if (type !== undefined) return `${name.getText()}: ${type.getText()}`;
  if (initializer === undefined) return name.getText();
  if (ts.isLiteralExpression(initializer)) return node.getText();
  return hasMethods(initializer) ? withoutBodies(node) : name.getText();
}

function hasMethods(node: ts.Node): boolean {
  return ts.isMethodDeclaration(node) || ts.forEachChild(node, hasMethods) === true;
}

function withoutBodies(node: ts.Node): string {
  const start = node.getStart();
  const bodies: ts.Block[] = [];
  const visit = (each: ts.Node): void => {
    if (ts.isBlock(each)) bodies.push(each);
    else ts.forEachChild(each, visit);
  };
  visit(node);
  const text = bodies.reduceRight(
    (kept, body) => kept.slice(0, body.pos - start) + kept.slice(body.end - start),
    node.getText(),
  );
  return text.replace(/;$/, '').replaceAll(/\{@link (\w+)\}/g, '$1');
}

/** Takes away what the lines after the first are indented by because of where the declaration stands. */
function dedent(text: string, node: ts.Node): string {
  const source = node.getSourceFile();
  const { line } = source.getLineAndCharacterOfPosition(node.getStart());
  const lineText = source.text.slice(source.getPositionOfLineAndCharacter(line, 0));
  const depth = lineText.search(/\S/);
  return text.replaceAll(new RegExp(`\n {1,${Math.max(1, depth)}}`, 'g'), depth > 0 ? '\n' : '$&');
}
