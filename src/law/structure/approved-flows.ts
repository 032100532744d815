import type { FlowEdge, FlowGraph, FlowNode } from './flow-graph.js';
import { REVIEW_OUTCOME, reviews } from './steps.js';

const APPROVES = new RegExp(`^(${REVIEW_OUTCOME}\\s*=\\s*"APPROVE"|"APPROVE"\\s*=\\s*${REVIEW_OUTCOME})$`);
/** Words and signs under which a conjunct is no longer one of the whole condition. */
const BREAKS_CONJUNCTION = /\b(or|if|then|else|for|some|every|satisfies|return|function|between)\b|\/\/|\/\*|`/;

/**
 * The flows that only an approving review opens: out of an exclusive gateway that nothing but legal reviews leads to,
 * under a condition that implies approval. A default flow is none: it opens when every condition is false.
 */
export function approvedFlows(graph: FlowGraph): ReadonlySet<FlowEdge> {
  return new Set(reviews(graph).flatMap((review) => approvedFlowsOf(graph, review)));
}

/** The approved flows after one review; empty: nothing after it asks for approval. */
export function approvedFlowsOf(graph: FlowGraph, review: FlowNode): readonly FlowEdge[] {
  const reviewKeys = new Set(reviews(graph).map(({ key }) => key));
  return (graph.outgoing.get(review.key) ?? [])
    .map(({ to }) => graph.nodes.get(to))
    .filter((node) => node?.element.type === 'EXCLUSIVE_GATEWAY')
    .filter((gateway) => (graph.incoming.get(gateway?.key ?? '') ?? []).every(({ from }) => reviewKeys.has(from)))
    .flatMap((gateway) => graph.outgoing.get(gateway?.key ?? '') ?? [])
    .filter(
      ({ flow }) =>
        flow !== null && !flow.isDefault && flow.condition !== null && impliesApproval(flow.condition.source),
    );
}

/**
 * True when the FEEL condition is a conjunction with `reviewOutcome = "APPROVE"` as one of its terms. Anything cleverer
 * is taken as not implying it, so a "true" is safe and a "false" may ask for a simpler condition.
 */
export function impliesApproval(source: string): boolean {
  const text = source.trim().replace(/^=/, '');
  if (BREAKS_CONJUNCTION.test(withoutStrings(text))) return false;
  return conjuncts(text).some((term) => APPROVES.test(withoutParentheses(term)));
}

/** The text with the inside of string literals blanked out, of the same length. */
function withoutStrings(text: string): string {
  return text.replace(/"(\\.|[^"\\])*"/g, (literal) => `"${' '.repeat(literal.length - 2)}"`);
}

/** Terms joined by `and` outside of parentheses and brackets. */
function conjuncts(text: string): readonly string[] {
  const plain = withoutStrings(text);
  const cuts: number[] = [];
  let depth = 0;
  for (const { 0: sign, index } of plain.matchAll(/[([{]|[)\]}]|\band\b/g)) {
    if (sign === 'and') {
      if (depth === 0) cuts.push(index);
    } else depth += '([{'.includes(sign) ? 1 : -1;
  }
  const starts = [0, ...cuts.map((cut) => cut + 'and'.length)];
  return starts.map((start, at) => text.slice(start, cuts[at] ?? text.length).trim());
}

function withoutParentheses(term: string): string {
  return term.startsWith('(') && term.endsWith(')') ? term.slice(1, -1).trim() : term;
}
