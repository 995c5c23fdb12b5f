import { existsSync, readdirSync, readFileSync } from 'node:fs';

import { readTypescript } from '../support/typescript.mjs';

const integrations = 'libs/integrations/src';

/**
 * Everything that follows from `github issues close-issue`: the names, the paths, `problems` that forbid it and `remarks` that do not.
 */
export async function namesOf(words) {
  if (words.length !== 3) return wrong(usage());
  const [provider, folder, verbNoun] = words;
  const home = `${integrations}/${provider}`;
  if (!providers().includes(provider))
    return wrong(`There is no provider "${provider}": it is one of ${providers().join(', ')}.`);
  if (!folders(provider).includes(folder))
    return wrong(`${home} has no folder of tools "${folder}": it has ${folders(provider).join(', ')}.`);
  if (!/^[a-z]+(?:-[a-z]+)+$/.test(verbNoun))
    return wrong(`"${verbNoun}" is no name: write verb-noun in lower case with hyphens, as in close-issue.`);
  readTypescript();
  const catalog = await import('../../test/catalog/words.ts');
  const product = productOf(catalog.products, provider, folder);
  if (product === undefined) return wrong(`Name the product of ${home}/${folder} in test/catalog/words.ts.`);
  return checked(namesFor({ provider, folder, verbNoun, product }), catalog);
}

const wrong = (problem) => ({ problems: [problem], remarks: [] });

const usage = () =>
  `Say provider, folder and verb-noun: npm run new:tool github issues close-issue (providers: ${providers().join(', ')}).`;

const directories = (path) =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const providers = () =>
  directories(integrations).filter((name) => existsSync(`${integrations}/${name}/${name}.provider.ts`));

// A folder of tools is entered through an index that re-exports them.
const folders = (provider) =>
  directories(`${integrations}/${provider}`).filter((name) => {
    const index = `${integrations}/${provider}/${name}/index.ts`;
    return existsSync(index) && readFileSync(index, 'utf8').includes('.tool.js');
  });

// The folder is the product where a provider has several.
function productOf(products, provider, folder) {
  if (products[folder]?.provider === provider) return folder;
  const own = Object.keys(products).filter((name) => products[name].provider === provider);
  return own.length === 1 ? own[0] : undefined;
}

function namesFor({ provider, folder, verbNoun, product }) {
  const tool = `${product}_${verbNoun.replaceAll('-', '_')}`;
  const home = `${integrations}/${provider}/${folder}`;
  return {
    provider,
    product,
    tool,
    verb: verbNoun.split('-', 1)[0],
    noun: verbNoun.split('-').slice(1).join(' '),
    file: `${verbNoun}.tool`,
    value: verbNoun.replaceAll(/-([a-z])/g, (_, letter) => letter.toUpperCase()),
    paths: {
      tool: `${home}/${verbNoun}.tool.ts`,
      index: `${home}/index.ts`,
      pin: `test/catalog/tools/${tool}.json`,
      cases: `test/catalog/cases/${product}.cases.ts`,
    },
  };
}

function checked(names, { verbs }) {
  const { tool, paths, verb } = names;
  const taken = [paths.tool, paths.pin].filter((path) => existsSync(path));
  const problems = [
    ...(tool.length > 60 ? [`${tool} is longer than 60 characters.`] : []),
    ...taken.map((path) => `${path} is there already.`),
    ...(existsSync(paths.cases) ? [] : [`${paths.cases} is missing: a tool needs a case.`]),
  ];
  const remark = `"${verb}" is not among the verbs of the catalogue (${verbs.join(', ')}): take one of them, or say in test/catalog/words.ts why not.`;
  return { ...names, problems, remarks: verbs.includes(verb) ? [] : [remark] };
}
