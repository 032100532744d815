import type { ExportedRecord } from './tape.js';

interface JobEntry {
  readonly key: string;
  readonly type: string;
  open: boolean;
}
interface ElementEntry {
  readonly key: string;
  readonly elementId: string;
  readonly isRoot: boolean;
  active: boolean;
}

const JOB_ENDS = ['COMPLETED', 'CANCELED', 'ERROR_THROWN'];
const ELEMENT_ENDS = ['ELEMENT_COMPLETED', 'ELEMENT_TERMINATED'];
/** Id field of each kind of definition, and its key field where it is not the record's. */
const DEFINITIONS: Readonly<Record<string, { readonly id: string; readonly key: string }>> = {
  PROCESS: { id: 'bpmnProcessId', key: 'processDefinitionKey' },
  DECISION: { id: 'decisionId', key: 'decisionKey' },
  DECISION_REQUIREMENTS: { id: 'decisionRequirementsId', key: 'decisionRequirementsKey' },
  FORM: { id: 'formId', key: 'formKey' },
};

/** What there is at this moment, by the names that a scenario uses; kept from the records. */
export class Ledger {
  private readonly jobs = new Map<string, JobEntry>();
  private readonly incidents = new Map<string, boolean>();
  private readonly live = new Map<string, ElementEntry>();
  private readonly definitions = new Map<string, string>();
  private readonly instances: { readonly key: string; readonly processId: string }[] = [];
  readonly deployed: string[] = [];

  see(record: ExportedRecord): void {
    if (record.recordType !== 'EVENT') return;
    const key = String(record.key);
    const { valueType, intent, value } = record;
    if (valueType === 'JOB') this.seeJob(key, intent, value);
    if (valueType === 'INCIDENT') this.incidents.set(key, intent !== 'RESOLVED');
    if (valueType === 'PROCESS_INSTANCE') this.seeElement(key, intent, value);
    const definition = DEFINITIONS[valueType];
    if (definition && intent === 'CREATED') this.define(String(value[definition.id]), String(value[definition.key]));
  }

  /** Key of the n-th open job of the type, the oldest first; or of the last that has ended. */
  job(type: string, { nth = 0, ended = false }: { readonly nth?: number; readonly ended?: boolean } = {}): string {
    const all = [...this.jobs.values()].filter((job) => job.type === type && job.open !== ended);
    return found(ended ? all.at(-1)?.key : all[nth]?.key, `${ended ? 'ended' : 'open'} job of type '${type}'`);
  }

  incident(nth = 0): string {
    const open = [...this.incidents].filter(([, isOpen]) => isOpen);
    return found(open[nth]?.[0], 'open incident');
  }

  /** Root or called instance: the latest that was made, of a process or at all. */
  instance(processId?: string): string {
    const all = this.instances.filter((one) => processId === undefined || one.processId === processId);
    return found(all.at(-1)?.key, `instance of ${processId ?? 'any process'}`);
  }

  /** The oldest active instance of the element. */
  element(elementId: string): string {
    return found(this.elements(elementId)[0], `active instance of element '${elementId}'`);
  }

  elements(elementId: string): string[] {
    return [...this.live.values()].filter((one) => one.active && one.elementId === elementId).map(({ key }) => key);
  }

  definition(id: string): string {
    return found(this.definitions.get(id), `deployed '${id}'`);
  }

  openRoots(): string[] {
    return [...this.live.values()].filter((one) => one.active && one.isRoot).map(({ key }) => key);
  }

  private seeJob(key: string, intent: string, value: ExportedRecord['value']): void {
    const job = this.jobs.get(key) ?? { key, type: String(value['type']), open: true };
    // A thrown error that nobody catches leaves the job to be completed after all.
    const ended = JOB_ENDS.includes(intent) && value['elementId'] !== 'NO_CATCH_EVENT_FOUND';
    this.jobs.set(key, { ...job, open: !ended });
  }

  private seeElement(key: string, intent: string, value: ExportedRecord['value']): void {
    if (intent === 'ELEMENT_ACTIVATING') {
      const isProcess = value['bpmnElementType'] === 'PROCESS';
      const isRoot = isProcess && Number(value['parentProcessInstanceKey']) === -1;
      this.live.set(key, { key, elementId: String(value['elementId']), isRoot, active: true });
      if (isProcess) this.instances.push({ key, processId: String(value['bpmnProcessId']) });
    }
    const entry = this.live.get(key);
    if (entry && ELEMENT_ENDS.includes(intent)) entry.active = false;
  }

  private define(id: string, key: string): void {
    this.definitions.set(id, key);
    this.deployed.push(key);
  }
}

function found(key: string | undefined, what: string): string {
  if (key === undefined) throw new Error(`no ${what}`);
  return key;
}
