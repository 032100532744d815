import type Modeler from 'bpmn-js/lib/Modeler';
import type { ModelEdit } from '../../../src/law/prover/verdict';

/** An element of the drawing, as far as edits touch it. */
interface Shape {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly businessObject: ModdleElement;
}

interface ModdleElement {
  readonly $type: string;
  readonly values?: readonly ModdleElement[];
  readonly properties?: readonly (ModdleElement & { readonly name?: string; readonly value?: string })[];
  readonly extensionElements?: ModdleElement;
}

interface Modeling {
  removeConnection(connection: Shape): void;
  removeElements(elements: readonly Shape[]): void;
  reconnectEnd(connection: Shape, target: Shape, docking: { x: number; y: number }): void;
  layoutConnection(connection: Shape): void;
  connect(source: Shape, target: Shape, attributes: { type: string }): Shape;
  updateProperties(element: Shape, properties: object): void;
}

interface Moddle {
  create(type: string, attributes?: object): ModdleElement;
}

interface Registry {
  get(id: string): Shape | undefined;
}

interface CommandStack {
  registerHandler(name: string, handler: unknown): void;
  execute(name: string, context: { edits: readonly ModelEdit[] }): void;
}

const COMMAND = 'fadu.edits';

/** Teaches the modeler edits of the prover: applied together, they are one change to undo. */
export function registerEdits(modeler: Modeler): void {
  function EditsHandler(this: { preExecute: (context: { edits: readonly ModelEdit[] }) => void }): void {
    this.preExecute = ({ edits }) => edits.forEach((edit) => applyEdit(modeler, edit));
  }
  modeler.get<CommandStack>('commandStack').registerHandler(COMMAND, EditsHandler);
}

/** The edits are drawn. Throws, with nothing changed, when the drawing has not what they name. */
export function applyEdits(modeler: Modeler, edits: readonly ModelEdit[]): void {
  for (const id of edits.flatMap(namedIn)) shapeOf(modeler, id);
  modeler.get<CommandStack>('commandStack').execute(COMMAND, { edits });
}

function namedIn(edit: ModelEdit): readonly string[] {
  if (edit.kind === 'add-flow') return [edit.source, edit.target];
  if (edit.kind === 'redirect-flow') return [edit.flowId, edit.target];
  return 'elementId' in edit ? [edit.elementId] : [edit.flowId];
}

function applyEdit(modeler: Modeler, edit: ModelEdit): void {
  const modeling = modeler.get<Modeling>('modeling');
  const shape = (id: string): Shape => shapeOf(modeler, id);
  switch (edit.kind) {
    case 'remove-flow':
      return modeling.removeConnection(shape(edit.flowId));
    case 'redirect-flow': {
      const [flow, target] = [shape(edit.flowId), shape(edit.target)];
      modeling.reconnectEnd(flow, target, { x: target.x + target.width / 2, y: target.y + target.height / 2 });
      return modeling.layoutConnection(flow);
    }
    case 'add-flow': {
      const flow = modeling.connect(shape(edit.source), shape(edit.target), { type: 'bpmn:SequenceFlow' });
      return modeling.updateProperties(flow, { id: edit.flowId, ...conditionOf(modeler, edit.condition) });
    }
    case 'set-condition':
      return modeling.updateProperties(shape(edit.flowId), conditionOf(modeler, edit.condition));
    case 'set-default': {
      const flow = edit.flowId === null ? undefined : shape(edit.flowId).businessObject;
      return modeling.updateProperties(shape(edit.elementId), { default: flow });
    }
    case 'set-step':
      return setStep(modeler, shape(edit.elementId), edit.step);
    case 'remove-element':
      return modeling.removeElements([shape(edit.elementId)]);
  }
}

function conditionOf(modeler: Modeler, condition: string | null): { conditionExpression: ModdleElement | undefined } {
  if (condition === null) return { conditionExpression: undefined };
  const body = { body: condition };
  return { conditionExpression: modeler.get<Moddle>('moddle').create('bpmn:FormalExpression', body) };
}

/** The tag among the element's `zeebe:properties`; everything else there stays. */
function setStep(modeler: Modeler, element: Shape, step: string | null): void {
  const moddle = modeler.get<Moddle>('moddle');
  const modeling = modeler.get<Modeling>('modeling');
  const holder = element.businessObject.extensionElements;
  const before = holder?.values?.find(({ $type }) => $type === 'zeebe:Properties');
  const kept = (before?.properties ?? []).filter(({ name }) => name !== 'step');
  const tag = step === null ? [] : [moddle.create('zeebe:Property', { name: 'step', value: step })];
  const properties = moddle.create('zeebe:Properties', { properties: [...kept, ...tag] });
  const values = [...(holder?.values ?? []).filter((value) => value !== before), properties];
  const extensionElements = moddle.create('bpmn:ExtensionElements', { values });
  modeling.updateProperties(element, { extensionElements });
}

function shapeOf(modeler: Modeler, id: string): Shape {
  const shape = modeler.get<Registry>('elementRegistry').get(id);
  if (shape === undefined) throw new Error(`expected the element ${id} in the drawing, found none`);
  return shape;
}
