import { end, flow, processXml, serviceTask, start } from '../../src/engine/gateway/testing/bpmn.js';

const DURATION = (text: string) => `<bpmn:timeDuration xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeDuration>`;
const CYCLE = (text: string) => `<bpmn:timeCycle xsi:type="bpmn:tFormalExpression">${text}</bpmn:timeCycle>`;

/** Waits for a job (whose error leads to a repair), then for a message, then for a moment of time. */
export const ORDER = processXml(
  'order',
  `${start()}${serviceTask('work')}
   <bpmn:boundaryEvent id="refused" attachedToRef="work"><bpmn:errorEventDefinition id="eed" errorRef="err" /></bpmn:boundaryEvent>
   ${serviceTask('repair')}${end('repaired')}
   <bpmn:intermediateCatchEvent id="paid"><bpmn:messageEventDefinition id="med" messageRef="msg" /></bpmn:intermediateCatchEvent>
   <bpmn:intermediateCatchEvent id="pause"><bpmn:timerEventDefinition id="ted">${DURATION('PT0.1S')}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
   ${end()}${flow('start', 'work', 'paid', 'pause', 'end')}${flow('refused', 'repair', 'repaired')}`,
  `<bpmn:message id="msg" name="paid"><bpmn:extensionElements><zeebe:subscription correlationKey="=id" /></bpmn:extensionElements></bpmn:message>
   <bpmn:error id="err" errorCode="REFUSED" />`,
);

/** A new version each time: started three times by the clock, calls itself an end. */
export const tick = (version: number) =>
  processXml(
    'tick',
    `<bpmn:documentation>${version}</bpmn:documentation>
     <bpmn:startEvent id="start"><bpmn:timerEventDefinition id="ted">${CYCLE('R3/PT0.2S')}</bpmn:timerEventDefinition></bpmn:startEvent>
     ${end()}${flow('start', 'end')}`,
  );
