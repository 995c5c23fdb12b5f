// Lists what a library exports, and the public methods of exported classes, that have no docstring. A step of npm run check.
import { globSync } from 'node:fs';
import { relative } from 'node:path';

import ts from 'typescript';

const { config } = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, '.');
const indexes = globSync('libs/*/src/index.ts');
const host = ts.createCompilerHost(options);
// What others wrote is not ours to document, and reading it takes most of the time.
host.resolveModuleNameLiterals = (literals, from) =>
  literals.map(({ text }) =>
    /^\.|^@hub\//.test(text)
      ? ts.resolveModuleName(text, from, options, host)
      : { resolvedModule: undefined },
  );
const program = ts.createProgram(indexes, { ...options, noLib: true, types: [] }, host);
const checker = program.getTypeChecker();
const missing = indexes.flatMap((path) => exportsOf(path)).flatMap(undocumentedIn);

if (missing.length > 0) {
  process.stderr.write(`Public, but without a docstring:\n${[...new Set(missing)].toSorted().join('\n')}\n`);
  process.exitCode = 1;
}

function exportsOf(path) {
  const module = checker.getSymbolAtLocation(program.getSourceFile(path));
  return module ? checker.getExportsOfModule(module) : [];
}

function undocumentedIn(exported) {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declaration = symbol.declarations?.[0];
  // A tool's title and description are its docstring; a file we did not write has its own.
  if (!declaration || /\.tool\.ts$|node_modules/.test(declaration.getSourceFile().fileName)) return [];
  const methods = ts.isClassDeclaration(declaration) ? declaration.members.filter(isPublicMethod) : [];
  const own = symbol.getDocumentationComment(checker).length > 0 ? [] : [placeOf(declaration, symbol.name)];
  return [
    ...own,
    ...methods.filter(isUndocumented).map((one) => placeOf(one, `${symbol.name}.${one.name.getText()}`)),
  ];
}

function isPublicMethod(member) {
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  return ts.isMethodDeclaration(member) && !(ts.getCombinedModifierFlags(member) & hidden);
}

function isUndocumented(method) {
  return checker.getSymbolAtLocation(method.name)?.getDocumentationComment(checker).length === 0;
}

function placeOf(declaration, name) {
  const file = declaration.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(declaration.getStart());
  return `  ${relative('.', file.fileName)}:${line + 1} ${name}`;
}
