import type { Attempt, CaseFacts, ExemptionCondition, ExemptionGround } from '../facts.js';
import { breach, text, type Breach, type Obligation } from './obligation.js';
import { attemptedOutcome, currentDraft, textValue } from './reading.js';

type Condition = readonly [ExemptionCondition, ...ExemptionCondition[]];

/** Conditions of each ground; any one of the words in a row proves it (APL 30–33; domain reference §5.4). */
const CONDITIONS: Readonly<Record<ExemptionGround, readonly Condition[]>> = {
  EX_MINOR: [['MINOR'], ['CORRECTED'], ['NO_HARM']],
  EX_FIRST: [['FIRST_TIME'], ['MINOR', 'NO_HARM'], ['CORRECTED']], // Slight harm or none at all.
  EX_NOFAULT: [['NO_FAULT']],
  EX_CAPACITY: [['NO_CAPACITY']],
};

const NAMES: Readonly<Record<ExemptionCondition, ReturnType<typeof text>>> = {
  MINOR: text('违法行为或危害后果轻微', 'the breach or its harm is slight'),
  FIRST_TIME: text('初次违法', 'it is the first time'),
  CORRECTED: text('及时改正', 'it was corrected in time'),
  NO_HARM: text('没有造成危害后果', 'it did no harm'),
  NO_FAULT: text('没有主观过错', 'there was no fault'),
  NO_CAPACITY: text('不满十四周岁或者无责任能力', 'there was no capacity'),
};

/** A no-penalty decision as minor, first or faultless rests on a listed ground, evidence of each condition, and education. */
export const pen29: Obligation = {
  id: 'PEN-29',
  title: text('不予处罚应有每项条件的证据和教育记录', 'An exemption is proved and the party educated'),
  article: 'APL 33; CF24 6',
  appliesTo: ['draft', 'decision'],
  readsValuesOf: ['draft'],
  check(attempt, facts) {
    if (attemptedOutcome(attempt, facts) !== 'NO_PENALTY_MINOR') return null;
    const ground = groundOf(attempt, facts);
    const found = checkGround(ground, facts);
    if (found !== null || attempt.act === 'draft' || ground === null) return found;
    return checkEvidence(ground, facts) ?? checkEducation(facts);
  },
};

function groundOf(attempt: Attempt, facts: CaseFacts): ExemptionGround | null {
  if (attempt.act !== 'draft') return currentDraft(facts)?.ground ?? null;
  const ground = textValue(attempt, 'ground');
  return ground !== null && Object.hasOwn(CONDITIONS, ground) ? (ground as ExemptionGround) : null;
}

/** Minor and first-time exemptions must be on the list; want of fault and of capacity are the law's own grounds. */
function checkGround(ground: ExemptionGround | null, facts: CaseFacts): Breach | null {
  const listed = ground === 'EX_MINOR' || ground === 'EX_FIRST';
  if (ground !== null && (!listed || facts.listedExemption === ground)) return null;
  const says = facts.listedExemption ?? null;
  return breach(
    text(
      `拟适用${ground ?? '（未选择）'}，免罚清单的结论是${says ?? '不适用'}`,
      `the draft claims ${ground ?? 'no ground'}, the exemption list says ${says ?? 'no entry applies'}`,
    ),
    'draft',
    text('按清单结论拟定，或走处罚程序', 'draft what the list says, or take the penalty path'),
  );
}

function checkEvidence(ground: ExemptionGround, facts: CaseFacts): Breach | null {
  const unproved = CONDITIONS[ground].find((condition) => !condition.some((word) => proved(word, facts)));
  if (unproved === undefined) return null;
  const name = NAMES[unproved[0]];
  return breach(
    text(`没有证据证明：${name.zh}`, `no evidence that ${name.en}`),
    unproved[0] === 'CORRECTED' ? 'investigation' : 'evidence',
    text('补充证据后重新审核', 'add the evidence and review again'),
  );
}

/** Correction needs its verified day as well: without the day nobody can say that it was in time. */
function proved(word: ExemptionCondition, facts: CaseFacts): boolean {
  const evidenced = facts.evidence.some(({ proves }) => proves.includes(word));
  return evidenced && (word !== 'CORRECTED' || facts.correction !== null);
}

function checkEducation(facts: CaseFacts): Breach | null {
  if (currentDraft(facts)?.educationRecorded === true) return null;
  return breach(
    text('没有对当事人进行教育的记录', 'no record that the party was educated'),
    'draft',
    text('教育当事人并记录', 'educate the party and record it'),
  );
}
