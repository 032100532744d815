import type { ExecutableElement, ExecutableProcess, SequenceFlow } from '../../../model/index.js';
import type { ProcessInstanceValue } from '../../../protocol/index.js';
import type { ElementInstance } from '../state/element-instances.js';
import { canTransition, type LifecycleIntent } from '../state/lifecycle.js';
import { lastToFirst } from './document-order.js';
import { elementOf, elementOfInstance } from './element-views.js';
import type { ChildVerdict } from '../behaviors/behavior.js';
import type { Step } from './step.js';

/** The token of a link goes on at its catch event. */
function throwsLink({ type, link }: ExecutableElement): boolean {
  return type === 'INTERMEDIATE_THROW_EVENT' && link !== null;
}

/** One element instance within a step: its element, and the events and commands that move it through its life cycle. */
export class ElementContext {
  readonly process: ExecutableProcess;
  readonly element: ExecutableElement;

  constructor(
    readonly step: Step,
    readonly key: string,
    readonly value: ProcessInstanceValue,
  ) {
    this.process = step.read.definitions.process(value.processDefinitionKey);
    this.element = elementOfInstance(this.process, value);
  }

  static of(step: Step, instance: ElementInstance): ElementContext {
    return new ElementContext(step, instance.key, instance.value);
  }

  /** As the state has it now; undefined before ELEMENT_ACTIVATING and after the end. */
  get instance(): ElementInstance | undefined {
    return this.step.read.elements.get(this.key);
  }

  get flowScope(): ElementContext {
    return ElementContext.of(this.step, this.step.read.elements.require(this.value.flowScopeKey));
  }

  /** The call activity that created this process instance, null when none did. */
  get callActivity(): ElementContext | null {
    const parentKey = this.value.parentElementInstanceKey;
    return parentKey === '-1' ? null : ElementContext.of(this.step, this.step.read.elements.require(parentKey));
  }

  /** Writes the event of the transition; one that the life cycle does not have is a bug. */
  transition(intent: LifecycleIntent): void {
    const state = this.instance?.state ?? null;
    if (!canTransition(state, intent)) {
      throw new Error(`expected ${this.element.id} (${this.key}) to take ${intent}, but it is in state ${state}`);
    }
    this.step.event('PROCESS_INSTANCE', intent, this.key, this.value);
  }

  activated(): void {
    this.transition('ELEMENT_ACTIVATED');
  }

  completing(): void {
    this.transition('ELEMENT_COMPLETING');
  }

  /** The instance is gone; where its path ends here, its scope may complete. */
  completed(verdict?: ChildVerdict): void {
    this.transition('ELEMENT_COMPLETED');
    if (!this.endsPath) return;
    const scope = this.flowScope;
    this.step.behaviorOf(scope.element).onChildCompleted?.(scope, this, verdict);
  }

  /** True for an instance of a multi-instance body: its flow scope is the body. */
  get isInner(): boolean {
    return this.element.multiInstance === null && this.process.elements.get(this.element.id)?.multiInstance != null;
  }

  /** True when nothing follows: the completion of the instance is its scope's business. */
  get endsPath(): boolean {
    return this.element.type !== 'PROCESS' && this.element.outgoing.length === 0 && !throwsLink(this.element);
  }

  /** The instance is gone; its scope hears of it, since it may wait for the last child to end. */
  terminated(beforeScopeHears: () => void = () => undefined): void {
    this.transition('ELEMENT_TERMINATED');
    beforeScopeHears();
    if (this.element.type === 'PROCESS') return;
    const scope = this.flowScope;
    this.step.behaviorOf(scope.element).onChildTerminated?.(scope);
  }

  complete(): void {
    this.step.command('PROCESS_INSTANCE', 'COMPLETE_ELEMENT', this.key, this.value);
  }

  terminate(): void {
    this.step.command('PROCESS_INSTANCE', 'TERMINATE_ELEMENT', this.key, this.value);
  }

  /** Takes every outgoing flow: several are an implicit parallel split. */
  takeOutgoing(): void {
    for (const flow of lastToFirst(this.element.outgoing)) this.take(flow);
  }

  take(flow: SequenceFlow): void {
    this.step.event('PROCESS_INSTANCE', 'SEQUENCE_FLOW_TAKEN', this.step.newKey(), {
      ...this.value,
      elementId: flow.id,
      bpmnElementType: 'SEQUENCE_FLOW',
      bpmnEventType: 'UNSPECIFIED',
    });
    const target = this.valueOf(elementOf(this.process, flow.target), this.value.flowScopeKey);
    this.step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', this.step.newKey(), target);
  }

  activateChild(child: ExecutableElement): void {
    this.step.command('PROCESS_INSTANCE', 'ACTIVATE_ELEMENT', '-1', this.valueOf(child, this.key));
  }

  /** Record value of another element of the same process instance. */
  valueOf(element: ExecutableElement, flowScopeKey: string): ProcessInstanceValue {
    return {
      ...this.value,
      elementId: element.id,
      bpmnElementType: element.type,
      bpmnEventType: element.eventType,
      flowScopeKey,
    };
  }
}

export { elementOf } from './element-views.js';
