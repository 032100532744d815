/** Lines of both, those of `ours` alone marked `+`, those of `theirs` alone `-`, with some equal ones around; empty when equal. */
export function diff(theirs: readonly string[], ours: readonly string[], context = 2): string[] {
  const marked = align(theirs, ours);
  const near = new Set<number>();
  marked.forEach(({ mark }, i) => {
    if (mark !== ' ') for (let j = i - context; j <= i + context; j++) near.add(j);
  });
  return marked.flatMap(({ mark, line }, i) => {
    if (!near.has(i) && !(line.startsWith('> ') && near.size > 0)) return [];
    return [`${mark} ${line}`];
  });
}

interface Marked {
  readonly mark: ' ' | '-' | '+';
  readonly line: string;
}

/** The longest common subsequence, from the equal head and tail inwards. */
function align(theirs: readonly string[], ours: readonly string[]): Marked[] {
  const lengths = table(theirs, ours);
  const out: Marked[] = [];
  let [i, j] = [0, 0];
  while (i < theirs.length || j < ours.length) {
    if (i < theirs.length && j < ours.length && theirs[i] === ours[j]) {
      out.push({ mark: ' ', line: theirs[i]! });
      [i, j] = [i + 1, j + 1];
    } else if (j >= ours.length || (i < theirs.length && lengths[i + 1]![j]! >= lengths[i]![j + 1]!)) {
      out.push({ mark: '-', line: theirs[i++]! });
    } else out.push({ mark: '+', line: ours[j++]! });
  }
  return out;
}

function table(a: readonly string[], b: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i]![j] = a[i] === b[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!);
    }
  }
  return lengths;
}
