// @ts-expect-error The package types its model (bpmn-moddle/types) but not its entry point.
import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleReader } from './moddle.js';
import { ZEEBE } from './zeebe-descriptor.js';

/** A reader of BPMN 2.0 with Zeebe's extensions. */
export function bpmnReader(): ModdleReader {
  return new BpmnModdle({ zeebe: ZEEBE }) as ModdleReader;
}
