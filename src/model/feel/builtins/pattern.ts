/**
 * A Java-style pattern with FEEL flags (`s`, `m`, `i`, `x`) as a RegExp; null when it is invalid. Possessive
 * quantifiers and inline flags, which JavaScript does not have, count as invalid.
 */
export function pattern(source: string, flags: string, extra = ''): RegExp | null {
  const body = flags.includes('x') ? withoutComments(source) : source;
  const own = [...'smi'].filter((flag) => flags.includes(flag)).join('');
  return compiled(body, `${own}${extra}u`) ?? compiled(body, `${own}${extra}`);
}

function compiled(source: string, flags: string): RegExp | null {
  try {
    return new RegExp(source, flags);
  } catch {
    return null;
  }
}

function withoutComments(source: string): string {
  return source.replace(/\\.|#.*$|\s+/gm, (part) => (part.startsWith('\\') ? part : ''));
}

/** A replacer for Java replacement text: `$1`, `${name}`, and a backslash that makes the next character literal. */
export function replacement(template: string): (...hit: unknown[]) => string {
  return (...hit) => {
    const names = typeof hit.at(-1) === 'object' ? (hit.at(-1) as Record<string, string>) : {};
    return template.replace(/\\(.)|\$(\d)|\$\{(\w+)\}/gs, (_, literal?: string, group?: string, name?: string) => {
      if (literal !== undefined) return literal;
      const found = group === undefined ? names[name ?? ''] : hit[Number(group)];
      return typeof found === 'string' ? found : '';
    });
  };
}
