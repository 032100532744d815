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

/** One hit of a pattern: the groups by number (0: all of it) and by name; undefined where a group took no part. */
export interface Hit {
  readonly groups: readonly (string | undefined)[];
  readonly names: Readonly<Record<string, string | undefined>>;
}

const PIECE = /\\(.)|\$(\d)|\$\{(\w+)\}|([\\$])/gs;

/**
 * What Java replacement text makes of a hit: `$1`, `${name}`, and a backslash that makes the next character literal; null
 * when it names a group the pattern has not, or is cut short.
 */
export function replacementOf(template: string, { groups, names }: Hit): string | null {
  let valid = true;
  const text = template.replace(PIECE, (_, literal?: string, group?: string, name?: string) => {
    if (literal !== undefined) return literal;
    valid &&= group !== undefined ? Number(group) < groups.length : name !== undefined && name in names;
    return (group === undefined ? names[name ?? ''] : groups[Number(group)]) ?? '';
  });
  return valid ? text : null;
}
