import type { LocalText } from '../../../model/finding.js';
import type { AttributeDefinition, ClockVariable, Ensured, StepDefinition } from '../definition.js';
import { expectOutcomes, expectVariables } from './references.js';
import { maybe, optional, record, required } from './record.js';
import { checked, list, made, mapOf, type Shape, text, word } from './shape.js';
import { quoted } from './source.js';
import { attributeName, feel, limitId, localText, name, pattern, stepName, variablePath } from './words.js';

interface Codes {
  readonly codes: readonly string[];
  readonly titles: ReadonlyMap<string, LocalText>;
}

const NONE = { zh: '没有', en: 'none' };
const NO_CODES: Codes = { codes: [], titles: new Map() };
const codeList = made(list(name), (codes): Codes => ({ codes, titles: new Map() }));
const codeMap = made(mapOf(name, localText), (titles): Codes => ({ codes: [...titles.keys()], titles }));

/** Codes, or codes with what people read for them. */
const codes: Shape<Codes> = {
  schema: { oneOf: [codeList.schema, codeMap.schema] },
  read: (place, source) => (source.entries(place) === null ? codeList : codeMap).read(place, source),
};

const ensured: Shape<Ensured> = checked(
  record('what holds after the step on every case', {
    holds: required('FEEL over the variables of the diagram', feel),
    unlessSeen: maybe('not ensured once such a fact came before', pattern),
    because: required('who ensures it', localText),
  }),
  ({ holds }, place, source) => source.later(() => expectVariables(holds.variables, place, source)),
);

const stepFields = {
  title: required('what people read for the step', localText),
  outcomes: optional('its outcomes, as a list of codes or a map of codes to titles', codes, NO_CODES),
  outcomeVariable: maybe('variable that the application sets to the outcome', variablePath),
  outcomeFollows: maybe('attribute whose value is always the outcome', attributeName),
  writes: optional('further variables that completing it may set', list(variablePath), []),
  forms: optional('forms that perform the step; none: any user task', list(name), []),
  ensures: optional('what holds after it on every case', list(ensured), []),
};

const stepBody = checked(
  record('a step, the value of the tag `step` in the diagram', stepFields),
  (step, place, source) => {
    if (step.outcomeVariable !== null && step.outcomes.codes.length === 0) {
      source.fail(
        place,
        { zh: '有 outcomeVariable 的步骤列出 outcomes', en: 'outcomes where outcomeVariable is set' },
        NONE,
      );
    }
    const { outcomeFollows: followed } = step;
    if (followed !== null) source.later(() => expectOutcomes(followed, step.outcomes.codes, place, source));
    for (const variable of [step.outcomeVariable, ...step.writes]) source.names.declareVariable(variable);
  },
);

/** Steps by name. */
export const steps: Shape<ReadonlyMap<string, StepDefinition>> = mapOf(name, stepBody, {
  declare: (key, { names }) => names.steps.set(key, null),
  make(key, { outcomes, ...step }, { names }): StepDefinition {
    names.steps.set(key, outcomes.codes);
    return { step: key, ...step, outcomes: outcomes.codes, outcomeTitles: outcomes.titles };
  },
});

const attributeFields = {
  title: required('what people read for it', localText),
  type: required('type of its value', word('boolean', 'number', 'string', 'date', 'enum')),
  values: optional('values of an enum, as a list of codes or a map of codes to titles', codes, NO_CODES),
  variable: maybe('variable that carries it in the diagram', variablePath),
  writtenBy: optional('steps at whose completion it may change; none: fixed when the case begins', list(stepName), []),
  decision: maybe(
    'decision table that computes it',
    record('a decision', { id: required('its id', text), output: required('name of the output', text) }),
  ),
};

const attributeBody = checked(
  record('an attribute of the case that guards may read', attributeFields),
  (found, place, source) => {
    source.names.declareVariable(found.variable);
    const given = found.values.codes.length > 0;
    if (found.type === 'enum' && !given) source.fail(place, { zh: 'enum 列出 values', en: 'values of the enum' }, NONE);
    if (found.type !== 'enum' && given) {
      source.fail(
        place,
        { zh: '列出 values 时 type: enum', en: 'type: enum where values are listed' },
        quoted(found.type),
      );
    }
  },
);

/** Attributes by name. */
export const attributes: Shape<ReadonlyMap<string, AttributeDefinition>> = mapOf(attributeName, attributeBody, {
  declare: (key, { names }) => names.attributes.set(key, null),
  make(key, { values, decision, ...rest }, { names }): AttributeDefinition {
    const computed = decision === null ? null : { decisionId: decision.id, output: decision.output };
    const attribute = { name: key, ...rest, values: values.codes, valueTitles: values.titles, decision: computed };
    names.attributes.set(key, attribute);
    return attribute;
  },
});

const clockBody = record('a variable with the first instant after a limit', {
  limit: required('the limit', limitId),
  from: required('the step that starts it and writes the variable', stepName),
});

/** Clock variables. */
export const clocks: Shape<readonly ClockVariable[]> = made(
  mapOf(variablePath, clockBody, {
    declare: (key, { names }) => names.declareVariable(key),
    make: (variable, clock): ClockVariable => ({ variable, ...clock }),
  }),
  (byVariable) => [...byVariable.values()],
);

/** Job types or message names with the variables they may set. */
export const writers: Shape<ReadonlyMap<string, readonly string[]>> = checked(
  mapOf(text, list(variablePath)),
  (found, _, { names }) => [...found.values()].flat().forEach((variable) => names.declareVariable(variable)),
);
