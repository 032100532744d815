import { end, flow, processXml, serviceTask, start } from './bpmn.js';

export const AFTER_MESSAGE = processXml(
  'waits',
  `${start()}
   <bpmn:intermediateCatchEvent id="wait"><bpmn:messageEventDefinition id="med" messageRef="msg" /></bpmn:intermediateCatchEvent>
   ${serviceTask('after')}${end()}${flow('start', 'wait', 'after', 'end')}`,
  `<bpmn:message id="msg" name="penalty-case.statement"><bpmn:extensionElements><zeebe:subscription correlationKey="=caseId" /></bpmn:extensionElements></bpmn:message>`,
);

export const AFTER_TIMER = processXml(
  'sleeps',
  `${start()}
   <bpmn:intermediateCatchEvent id="sleep"><bpmn:timerEventDefinition id="ted"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P5D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>
   ${serviceTask('after')}${end()}${flow('start', 'sleep', 'after', 'end')}`,
);

export const WITH_ERROR_BOUNDARY = processXml(
  'catches',
  `${start()}${serviceTask('risky')}
   <bpmn:boundaryEvent id="refused" attachedToRef="risky"><bpmn:errorEventDefinition id="eed" errorRef="err" /></bpmn:boundaryEvent>
   ${serviceTask('after')}${end()}${end('end2')}${flow('start', 'risky', 'end')}${flow('refused', 'after', 'end2')}`,
  `<bpmn:error id="err" errorCode="REFUSED" />`,
);

export const DECISION = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="thresholds-drg" name="Thresholds" namespace="http://fadu.test">
  <decision id="thresholds" name="Penalty thresholds">
    <decisionTable id="table" hitPolicy="FIRST">
      <input id="in"><inputExpression id="ie" typeRef="number"><text>amount</text></inputExpression></input>
      <output id="out" name="panelRequired" typeRef="boolean" />
      <rule id="large"><inputEntry id="i1"><text>&gt;= 100000</text></inputEntry><outputEntry id="o1"><text>true</text></outputEntry></rule>
      <rule id="small"><inputEntry id="i2"><text></text></inputEntry><outputEntry id="o2"><text>false</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

export const TWO_TASKS = processXml(
  'two',
  start() + serviceTask('a') + serviceTask('b') + end() + flow('start', 'a', 'b', 'end'),
);
