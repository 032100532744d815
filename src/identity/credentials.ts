import type { Request } from 'express';
import { Problem } from '../platform/index.js';

export const SESSION_COOKIE = 'fadu_session';

/** The token a request carries: in its `Authorization: Bearer` header, else in the session cookie; null: none. */
export function tokenOf(request: Request): { readonly token: string; readonly from: 'bearer' | 'cookie' } | null {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return { token: bearer, from: 'bearer' };
  const cookie = cookieOf(request);
  return cookie === null ? null : { token: cookie, from: 'cookie' };
}

function cookieOf(request: Request): string | null {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([name]) => name === SESSION_COOKIE)?.[1] ?? null;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Refuses what another site may have made a browser send: browsers add the cookie by themselves, so a request that changes
 * something with it must come from our own origin and carry JSON or a form with files, neither of which a plain HTML form
 * of another site can send unasked. A bearer token is never added by a browser.
 */
export function assertOwnOrigin(request: Request): void {
  if (SAFE_METHODS.includes(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const { origin } = request.headers;
  const foreignSite = site !== undefined && site !== 'same-origin' && site !== 'none';
  const foreignOrigin = origin !== undefined && hostOf(origin) !== request.headers.host;
  if (foreignSite || foreignOrigin || !hasOwnBody(request)) throw crossSite();
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}

function hasOwnBody(request: Request): boolean {
  const { 'content-length': length = '0', 'transfer-encoding': chunked } = request.headers;
  if (length === '0' && chunked === undefined) return true;
  const type = (request.headers['content-type'] ?? '').toLowerCase();
  const multipart = type.startsWith('multipart/form-data');
  // A foreign form may send multipart: then the browser's own word about its origin is asked for.
  if (multipart) return request.headers.origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  return /^application\/json\b/.test(type);
}

function crossSite(): Problem {
  return new Problem({
    type: 'cross-site-request',
    status: 403,
    title: { zh: '跨站请求被拒绝', en: 'Cross-site request refused' },
    detail: {
      zh: '使用登录 Cookie 的修改请求须来自本站，且为 JSON 或带文件的表单',
      en: 'a changing request with the session cookie must come from this site as JSON or multipart',
    },
  });
}
