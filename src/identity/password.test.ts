import { describe, expect, it } from '@jest/globals';
import { hashPassword, oneTimePassword, verifyPassword } from './password.js';

describe('passwords', () => {
  it('are verified against their hash, and no other password is', async () => {
    const stored = await hashPassword('环境保护-2025');
    expect(await verifyPassword('环境保护-2025', stored)).toBe(true);
    expect(await verifyPassword('环境保护-2026', stored)).toBe(false);
    expect(await verifyPassword('', stored)).toBe(false);
  });

  it('are salted: two hashes of one password differ and do not contain it', async () => {
    const [first, second] = await Promise.all([hashPassword('same-password'), hashPassword('same-password')]);
    expect(first).not.toBe(second);
    expect(first).toMatch(/^scrypt\$32768\$8\$1\$/);
    expect(first).not.toContain('same-password');
  });

  it('a stored form of another scheme is an error, never a match', async () => {
    await expect(verifyPassword('x', 'md5$abc')).rejects.toThrow("found scheme 'md5'");
  });

  it('for one sign-in are readable and never the same', () => {
    const made = new Set(Array.from({ length: 200 }, oneTimePassword));
    expect(made.size).toBe(200);
    for (const password of made) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});
