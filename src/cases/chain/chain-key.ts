import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The key that seals record chains: `configured` (64 hexadecimal digits, FADU_CHAIN_KEY), else that of `chain.key` in the
 * data folder, created on first use readable by the owner only. Throws when either is not a key.
 */
export function loadChainKey(dataDir: string, configured: string | null): Buffer {
  if (configured !== null) return parseKey(configured, 'FADU_CHAIN_KEY');
  const file = join(dataDir, 'chain.key');
  if (existsSync(file)) return parseKey(readFileSync(file, 'utf8').trim(), file);
  const key = randomBytes(KEY_BYTES);
  mkdirSync(dataDir, { recursive: true });
  // `wx`: of two services that start at once on one folder the second fails instead of sealing with another key.
  writeFileSync(file, `${key.toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
  return key;
}

function parseKey(text: string, where: string): Buffer {
  if (!/^[0-9a-f]{64}$/i.test(text))
    throw new Error(`expected 64 hexadecimal digits in ${where}, found ${text.length} characters`);
  return Buffer.from(text, 'hex');
}
