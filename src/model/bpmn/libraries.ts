// @ts-expect-error The package types its model (bpmn-moddle/types) but not its entry point.
import { BpmnModdle } from 'bpmn-moddle';
import type { ModdleReader } from './moddle.js';
import { ZEEBE } from './zeebe-descriptor.js';

/** A reader of BPMN 2.0 with Zeebe's extensions; it keeps nothing between files. moddle writes into what it is given, hence the copy. */
export const bpmnReader = new BpmnModdle({ zeebe: structuredClone(ZEEBE) }) as ModdleReader;
