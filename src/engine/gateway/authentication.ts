import { createHash, timingSafeEqual } from 'node:crypto';
import { status } from './grpc/index.js';
import { GatewayError } from './status.js';

/** What a client must send as `authorization`: HTTP basic credentials, or a bearer token (as OAuth clients send it). */
export type GatewayCredentials =
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  | { readonly kind: 'bearer'; readonly token: string };

/** True for addresses that only programs on this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Throws UNAUTHENTICATED unless the call carries the credentials; without any, every call passes. */
export function authenticator(
  credentials: GatewayCredentials | undefined,
): (authorization: string | undefined) => void {
  if (!credentials) return () => undefined;
  const expected = digest(header(credentials));
  return (sent) => {
    // Digests have one length, so the comparison tells nothing about how much was right.
    if (sent !== undefined && timingSafeEqual(digest(sent), expected)) return;
    const found = sent === undefined ? 'no authorization' : 'other credentials';
    throw new GatewayError(
      status.UNAUTHENTICATED,
      `Expected the gateway's ${credentials.kind} credentials, but found ${found}`,
    );
  };
}

function header(credentials: GatewayCredentials): string {
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  return `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
}

const digest = (text: string) => createHash('sha256').update(text).digest();
