/** Whether an absolute URL may be fetched without a credential. */
export type DownloadGuard = (url: string) => boolean;

/**
 * Compiles the hosts to which a provider's answers refer for content (`*.example.com` is any host below it; https only), and adds
 * the configured base URLs: a stand-in or an enterprise server hands content out itself.
 */
export function compileDownloads(hosts: readonly string[], bases: readonly string[]): DownloadGuard {
  const isNamed = (host: string): boolean =>
    hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one));
  return (url) => {
    if (/[^\x21-\x7e]|[\\#]/.test(url)) return false;
    const parsed = URL.parse(url);
    if (parsed === null || parsed.username !== '' || parsed.password !== '') return false;
    if (bases.some((base) => parsed.href.startsWith(`${base}/`))) return true;
    return parsed.protocol === 'https:' && parsed.port === '' && isNamed(parsed.hostname);
  };
}
