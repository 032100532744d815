import type { ExecutableElement, ExecutableProcess } from '../../../../model/index.js';
import { matches } from '../../../obligations/definition.js';
import type { ModelEdit } from '../../verdict.js';
import { factsOf } from '../story.js';
import { elementName } from '../words.js';
import { elementsOf, type Candidate, type Strategy } from './strategy.js';

/** A step that voids an approval is done before the review instead of after it. */
export const moves: Strategy = ({ processes, definition: { form }, trace }) => {
  if (form.kind !== 'freshness' || trace === null) return [];
  const voiding = factsOf(trace).filter(({ step, outcome }) =>
    form.voidedBy.some((pattern) => matches(pattern, step, outcome)),
  );
  const required = new Set(form.requires.map(({ step }) => step));
  const reviews = elementsOf(processes).filter(({ element }) => required.has(element.properties['step'] ?? ''));
  return [...voiding]
    .reverse()
    .flatMap(({ node }) =>
      reviews
        .filter(({ process, element }) => process === node.process && element.flowScope === node.element.flowScope)
        .flatMap(({ process, element }) => movedBefore(process, node.element, element)),
    );
};

function movedBefore(process: ExecutableProcess, moved: ExecutableElement, review: ExecutableElement): Candidate[] {
  const [outgoing, second] = moved.outgoing;
  if (outgoing === undefined || second !== undefined || moved.incoming.length === 0 || moved === review) return [];
  const next = outgoing.target;
  if (next === review.id) return [];
  const processId = process.bpmnProcessId;
  const redirect = (flowId: string, target: string): ModelEdit => ({
    processId,
    kind: 'redirect-flow',
    flowId,
    target,
  });
  const edits = [
    ...moved.incoming.map(({ id }) => redirect(id, next)),
    ...review.incoming.filter(({ source }) => source !== moved.id).map(({ id }) => redirect(id, moved.id)),
    redirect(outgoing.id, review.id),
  ];
  const [what, before] = [elementName(moved), elementName(review)];
  return [{ title: { zh: `将「${what}」移到「${before}」之前`, en: `move “${what}” before “${before}”` }, edits }];
}
