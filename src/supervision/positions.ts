import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { ElementInstanceRow, IncidentRow, ProcessInstanceRow, UserTaskRow } from '../orchestration/index.js';

/** Containers: the token inside them says more. */
const CONTAINERS = ['SUB_PROCESS', 'CALL_ACTIVITY', 'PROCESS'];

/** Where one case stands: the instances that run for it, what is active in them, and its open tasks and incidents. */
export interface Position {
  readonly instances: readonly ProcessInstanceRow[];
  readonly elements: readonly ElementInstanceRow[];
  readonly tasks: readonly UserTaskRow[];
  readonly incidents: number;
}

/** The positions of many cases in four statements. Every id has an entry. */
export async function positionsOf(
  em: EntityManager,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, Position>> {
  const ofCases = { caseId: In([...caseIds]) };
  const instances = await em.findBy(ProcessInstanceRow, { ...ofCases, state: 'ACTIVE' });
  const elements = await em.find(ElementInstanceRow, {
    where: { instanceKey: In(instances.map((instance) => instance.key)), state: 'ACTIVE' },
    order: { key: 'ASC' },
  });
  const tasks = await em.findBy(UserTaskRow, { ...ofCases, state: 'OPEN' });
  const incidents = await em.findBy(IncidentRow, { ...ofCases, state: 'OPEN' });
  return new Map(
    caseIds.map((caseId) => {
      const own = instances.filter((instance) => instance.caseId === caseId);
      const keys = new Set(own.map((instance) => instance.key));
      return [
        caseId,
        {
          instances: own,
          elements: elements.filter((element) => keys.has(element.instanceKey) && !CONTAINERS.includes(element.type)),
          tasks: tasks.filter((task) => task.caseId === caseId),
          incidents: incidents.filter((incident) => incident.caseId === caseId).length,
        },
      ];
    }),
  );
}
