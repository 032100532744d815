import type { SyntaxNode } from '@lezer/common';
import { parser, trackVariables } from 'lezer-feel';
import { BUILTINS } from './builtins/index.js';
import { SyntaxFailure } from './failure.js';
import { SPECIAL_TYPES } from './types.js';

/** Names the grammar must take as functions or types. `not` is left out: known as a name it would no longer negate a cell. */
const KNOWN_NAMES = Object.fromEntries(
  [...Object.keys(BUILTINS), ...SPECIAL_TYPES].filter((name) => name !== 'not').map((name) => [name, 1]),
);

const expressions = parser.configure({ contextTracker: trackVariables(KNOWN_NAMES), dialect: 'camunda' });
const unaryTests = expressions.configure({ top: 'UnaryTests' });

/** Longer texts are no expressions anybody wrote; taking them apart would take too long. */
const CHARACTERS_MAX = 20_000;

/** Characters of all expressions of one file together: taking them apart costs some microseconds each. */
const FILE_CHARACTERS_MAX = 200_000;
let charactersLeft = Infinity;

/** Runs what compiles the expressions of one file, all at once; beyond 200,000 characters they are refused. */
export function asOneFile<T>(run: () => T): T {
  charactersLeft = FILE_CHARACTERS_MAX;
  try {
    return run();
  } finally {
    charactersLeft = Infinity;
  }
}

export type Dialect = 'expression' | 'unary tests';

/** The syntax tree of the whole text. Throws `SyntaxFailure` with the position of the first error. */
export function parse(text: string, dialect: Dialect): SyntaxNode {
  if (text.length > CHARACTERS_MAX)
    throw new SyntaxFailure(`expected an expression of at most ${CHARACTERS_MAX} characters, found ${text.length}`);
  charactersLeft -= text.length;
  if (charactersLeft < 0)
    throw new SyntaxFailure(
      `expected at most ${FILE_CHARACTERS_MAX} characters of expressions in one file, found more`,
    );
  const tree = (dialect === 'expression' ? expressions : unaryTests).parse(text);
  tree.iterate({
    enter: ({ type, from }) => {
      if (type.isError) throw new SyntaxFailure(problemAt(text, from));
    },
  });
  return tree.topNode;
}

/** Enough of an expression to recognise it in a message. */
export function excerpt(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}

function problemAt(text: string, at: number): string {
  const found = text.slice(at).trim();
  const what = found === '' ? 'the end' : `\`${found.slice(0, 20)}\``;
  return `expected FEEL, found ${what} at character ${at + 1} of \`${excerpt(text)}\``;
}

/** Direct children without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!child.type.name.endsWith('Comment')) children.push(child);
  return children;
}
