import type { CookieSettings } from '../../settings/settings-file.ts';
import type { Facts } from '../facts.ts';
import { doubtful, type Finding, fine, wrong } from '../finding.ts';

const here = ['localhost', '127.0.0.1', '[::1]'];

/** What the application says of itself to browsers and proxies, as far as the settings tell. */
export function checkWeb({ settings }: Facts): Finding[] {
  const { origin, cookie, trustProxy } = settings;
  const problem = origin === undefined ? undefined : originProblem(origin);
  const isSecure = origin !== undefined && problem === undefined && origin.startsWith('https:');
  return [
    ...(origin === undefined
      ? []
      : [problem ?? fine('web.origin', `${origin} is safe on its way`)]),
    ...(cookie === undefined ? [] : cookieFindings(cookie, isSecure)),
    ...proxyFindings(trustProxy, isSecure),
  ];
}

function originProblem(origin: string): Finding | undefined {
  const fix =
    'serve the site over https: and give its address as origin, such as https://www.example.test';
  if (!URL.canParse(origin)) return wrong('web.origin', 'origin is no address', fix);
  const { protocol, hostname } = new URL(origin);
  if (protocol === 'https:' || (protocol === 'http:' && here.includes(hostname))) return undefined;
  return wrong(
    'web.origin',
    `${origin} is not https:, so passwords and codes can be read on their way`,
    fix,
  );
}

function cookieFindings(cookie: CookieSettings, isSecure: boolean): Finding[] {
  const { name = '', secure, httpOnly, sameSite, path = '/', domain } = cookie;
  const findings: Finding[] = [];
  if (isSecure && secure !== true) {
    const what = 'the session cookie is not marked secure, so it also travels over http:';
    findings.push(wrong('cookie.secure', what, 'set cookie.secure: true'));
  }
  if (httpOnly === false) {
    const what = 'scripts can read the session cookie';
    findings.push(wrong('cookie.httpOnly', what, 'set cookie.httpOnly: true'));
  }
  if (sameSite === undefined || sameSite === false || String(sameSite).toLowerCase() === 'none') {
    const what = 'the session cookie goes along with requests from other sites';
    findings.push(wrong('cookie.sameSite', what, "set cookie.sameSite: 'lax'"));
  }
  const isHostOnly = name.startsWith('__Host-');
  if (isHostOnly && (secure !== true || path !== '/' || domain !== undefined)) {
    const what = `browsers drop a cookie ${name} that is not secure, has a domain or another path than /`;
    findings.push(wrong('cookie.host', what, "set secure: true, path: '/', and no domain"));
  }
  if (isSecure && !isHostOnly && name !== '') {
    const what = `a neighbouring subdomain can plant the session cookie ${name}`;
    findings.push(
      doubtful('cookie.prefix', what, `name it __Host-${name.replace(/^__Secure-/, '')}`),
    );
  }
  return findings.length > 0
    ? findings
    : [fine('cookie', 'the session cookie is kept from others')];
}

function proxyFindings(trustProxy: Facts['settings']['trustProxy'], isSecure: boolean): Finding[] {
  const fix =
    'name the proxies as narrowly as you can: their addresses, or how many stand in a row';
  if (trustProxy === true || trustProxy === '*') {
    const what = 'every proxy is trusted, so anybody chooses the address that limits count';
    return [wrong('web.proxy', what, fix)];
  }
  if (isSecure && (trustProxy === undefined || trustProxy === false)) {
    const what =
      'the site is https:, and no proxy is trusted: right only if Node itself speaks TLS';
    return [doubtful('web.proxy', what, `${fix}; trustProxy: 0 says that there is none`)];
  }
  return trustProxy === undefined ? [] : [fine('web.proxy', 'the proxies are named')];
}
