import type { Finding, LocalText } from '../../../model/finding.js';
import type { FlowGraph, FlowNode } from '../flow-graph.js';

/** One thing the structural check demands of a procedure and the processes it calls. */
export interface StructureRule {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  check(graph: FlowGraph): readonly Finding[];
}

/** A finding at a node, or about the whole process when `at` is null. */
export function finding(rule: string, at: FlowNode | null, message: LocalText, remedy: LocalText): Finding {
  return { elementId: at?.element.id ?? null, rule, message, remedy };
}

export const text = (zh: string, en: string): LocalText => ({ zh, en });
