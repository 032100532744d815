import type { SyntaxNode } from '@lezer/common';
import { childrenOf, parse } from './grammar.js';
import { SyntaxFailure } from './failure.js';

/** A node of the tree that expressions are compiled from, for readers that ask what an expression says without running it. */
export interface FeelSyntax {
  /** Name of the node in the grammar, such as `Comparison`; of keywords and punctuation the word itself. */
  readonly kind: string;
  readonly text: string;
  /** Without comments. */
  readonly children: readonly FeelSyntax[];
}

/** The tree of a FEEL text without `=`; null when it does not parse. */
export function syntaxOf(text: string): FeelSyntax | null {
  try {
    const [root, ...more] = childrenOf(parse(text, 'expression'));
    return root && more.length === 0 ? plain(root, text) : null;
  } catch (error) {
    if (error instanceof SyntaxFailure || error instanceof RangeError) return null;
    throw error;
  }
}

/** A name as the compiler reads it: without backticks, words joined by one space. */
export function nameIn({ text }: FeelSyntax): string {
  return text.startsWith('`') ? text.slice(1, -1) : text.trim().replace(/\s+/g, ' ');
}

function plain(node: SyntaxNode, text: string): FeelSyntax {
  return {
    kind: node.type.name,
    text: text.slice(node.from, node.to),
    children: childrenOf(node).map((child) => plain(child, text)),
  };
}
