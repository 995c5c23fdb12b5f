import { type Site, ToolError } from '@hub/kit';

const hostOf = (url: string): string =>
  url
    .replace(/^https?:\/\//i, '')
    .split('/', 1)[0]
    ?.toLowerCase() ?? '';

const isCalled = (site: Site, wanted: string): boolean => {
  const asked = wanted.toLowerCase();
  const host = hostOf(site.url);
  return (
    [site.id, site.name.toLowerCase(), host, host.split('.', 1)[0]].includes(asked) || hostOf(asked) === host
  );
};

/**
 * The site that is meant: by name or address, or the only one. A grant may cover several and none is ever guessed.
 * Throws ToolError `needs_input` with the sites to choose from, `invalid_input` for an unknown one, `denied` where there is none.
 */
export function siteOf(sites: readonly Site[], wanted: string | undefined): Site {
  const [only, second] = sites;
  if (only === undefined) throw noSite();
  if (wanted === undefined && second === undefined) return only;
  const called = sites.filter((site) => wanted !== undefined && isCalled(site, wanted));
  if (called.length === 1 && called[0] !== undefined) return called[0];
  throw wanted === undefined || called.length > 1 ? unnamed(sites) : unknown(sites, wanted);
}

const named = (sites: readonly Site[]): string => sites.map(({ name }) => name).join(', ');

const candidatesOf = (sites: readonly Site[]) =>
  sites.map(({ name, url }) => ({ field: 'site', value: hostOf(url), label: `${name} (${hostOf(url)})` }));

const unnamed = (sites: readonly Site[]): ToolError =>
  new ToolError('needs_input', `Which Jira site? Your connection covers ${named(sites)}`, {
    problems: [{ field: 'site', problem: `Name one of ${named(sites)}` }],
    candidates: candidatesOf(sites),
  });

const unknown = (sites: readonly Site[], wanted: string): ToolError =>
  new ToolError('invalid_input', `Your connection covers no Jira site “${wanted}”`, {
    problems: [{ field: 'site', problem: `Name one of ${named(sites)}` }],
    candidates: candidatesOf(sites),
  });

const noSite = (): ToolError =>
  new ToolError('denied', 'Your Atlassian connection covers no Jira site', {
    fix: { label: 'Connect Atlassian again and choose a site with Jira' },
  });
