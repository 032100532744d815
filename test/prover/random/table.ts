import { parseDecisions } from '../../../src/model/index.js';
import { TABLE } from './draw.js';

/** `thresholds.panel` from the amount and whether the case is major. */
export const TABLE_XML = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="thresholds" name="thresholds" namespace="http://fadu.test">
  <decision id="${TABLE}" name="thresholds">
    <variable id="v" name="thresholds" />
    <decisionTable id="t" hitPolicy="FIRST">
      <input id="i1"><inputExpression id="e1"><text>amount</text></inputExpression></input>
      <input id="i2"><inputExpression id="e2"><text>major</text></inputExpression></input>
      <output id="o1" name="panel" />
      <output id="o2" name="basis" />
      <rule id="r1"><inputEntry id="a1"><text>&gt;= 100</text></inputEntry><inputEntry id="a2"><text>-</text></inputEntry><outputEntry id="a3"><text>true</text></outputEntry><outputEntry id="a4"><text>"A"</text></outputEntry></rule>
      <rule id="r2"><inputEntry id="b1"><text>-</text></inputEntry><inputEntry id="b2"><text>true</text></inputEntry><outputEntry id="b3"><text>true</text></outputEntry><outputEntry id="b4"><text>"B"</text></outputEntry></rule>
      <rule id="r3"><inputEntry id="c1"><text>-</text></inputEntry><inputEntry id="c2"><text>-</text></inputEntry><outputEntry id="c3"><text>false</text></outputEntry><outputEntry id="c4"><text>"C"</text></outputEntry></rule>
    </decisionTable>
  </decision>
</definitions>`;

/** The table, parsed. */
export async function tables() {
  const parsed = await parseDecisions(TABLE_XML);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.findings));
  return [parsed.drg];
}
