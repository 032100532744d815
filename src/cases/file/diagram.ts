import { In, type EntityManager } from 'typeorm';
import { ElementInstanceRow, IncidentRow, ProcessInstanceRow } from '../../orchestration/index.js';
import type { CaseProcedures } from '../ports.js';

export interface Token {
  readonly elementId: string;
  /** Instant, ISO 8601. */
  readonly since: string;
  readonly instanceKey: string;
  readonly incident: boolean;
}

/** Where a case stands on the diagram of its procedure, and the same for what that calls. */
export interface CaseDiagram {
  readonly processInstanceKey: string;
  readonly procedureId: string;
  readonly version: number;
  /** Null when that version was not approved here. */
  readonly xml: string | null;
  readonly tokens: readonly Token[];
  /** How often each element was entered. */
  readonly visited: Readonly<Record<string, number>>;
  readonly children: readonly (CaseDiagram & { readonly callElementId: string })[];
}

/** Null while the engine has not started the process of the case. */
export async function caseDiagram(
  em: EntityManager,
  caseId: string,
  procedures: CaseProcedures,
): Promise<CaseDiagram | null> {
  const instances = await em.find(ProcessInstanceRow, { where: { caseId }, order: { startedAt: 'ASC' } });
  const root = instances.find(({ parentKey }) => parentKey === null);
  if (root === undefined) return null;
  const keys = instances.map(({ key }) => key);
  const elements = await em.find(ElementInstanceRow, {
    where: { instanceKey: In(keys) },
    order: { activatedAt: 'ASC', key: 'ASC' },
  });
  const incidents = await em.findBy(IncidentRow, { caseId, state: 'OPEN' });
  return diagramOf(root, { instances, elements, incidents, procedures });
}

interface Projection {
  readonly instances: readonly ProcessInstanceRow[];
  readonly elements: readonly ElementInstanceRow[];
  readonly incidents: readonly IncidentRow[];
  readonly procedures: CaseProcedures;
}

async function diagramOf(instance: ProcessInstanceRow, projection: Projection): Promise<CaseDiagram> {
  const { bpmnProcessId: procedureId, version, key } = instance;
  const own = projection.elements.filter((element) => element.instanceKey === key && element.type !== 'PROCESS');
  const resources = await projection.procedures.resources(procedureId, version);
  return {
    processInstanceKey: key,
    procedureId,
    version,
    xml: resources?.xml ?? null,
    tokens: own.filter(({ state }) => state === 'ACTIVE').map((element) => tokenOf(element, projection.incidents)),
    visited: countBy(own.map(({ elementId }) => elementId)),
    children: await childrenOf(instance, own, projection),
  };
}

function tokenOf(
  { key, elementId, activatedAt, instanceKey }: ElementInstanceRow,
  incidents: readonly IncidentRow[],
): Token {
  const incident = incidents.some(({ elementInstanceKey }) => elementInstanceKey === key);
  return { elementId, since: new Date(activatedAt).toISOString(), instanceKey, incident };
}

async function childrenOf(
  { key }: ProcessInstanceRow,
  own: readonly ElementInstanceRow[],
  projection: Projection,
): Promise<CaseDiagram['children']> {
  const called = projection.instances.filter(({ parentKey }) => parentKey === key);
  return Promise.all(
    called.map(async (child) => {
      const call = own.find((element) => element.key === child.parentElementKey);
      return { ...(await diagramOf(child, projection)), callElementId: call?.elementId ?? '' };
    }),
  );
}

function countBy(names: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
