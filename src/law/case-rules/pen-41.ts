import type { Attempt, CaseFacts } from '../facts.js';
import { breach, text, type Breach, type Obligation } from './obligation.js';

/** A case closes only under a closing condition of the law that its file bears out; only a closed case is archived. */
export const pen41: Obligation = {
  id: 'PEN-41',
  title: text('符合结案条件方可结案，结案后方可归档', 'A case closes under a statutory condition'),
  article: 'EEP-M 77',
  appliesTo: ['closing', 'archiving'],
  readsValuesOf: ['closing'],
  check(attempt, facts) {
    if (attempt.act === 'closing') return checkClosing(attempt, facts);
    if (facts.closedOn !== null && facts.closedOn <= attempt.on) return null;
    return breach(
      text('案件尚未结案', 'the case is not closed'),
      'closing',
      text('先办理结案审批', 'close the case first'),
    );
  },
};

function checkClosing(attempt: Attempt, facts: CaseFacts): Breach | null {
  if (facts.decision?.sealed !== true) {
    const missing = text('没有载入记录链的决定', 'there is no decision carried by the record chain');
    return breach(missing, 'decision', text('先依法作出决定', 'make the decision first'));
  }
  switch (attempt.values['condition']) {
    case 'PERFORMED':
      return checkPerformed(facts);
    case 'NO_PENALTY':
      return facts.decision.outcome.startsWith('NO_PENALTY') ? checkServed(facts) : mismatch();
    case 'TRANSFERRED':
      return facts.decision.outcome === 'CRIMINAL_TRANSFER' && facts.criminalTransfer !== null ? null : mismatch();
    case 'COURT_ACCEPTED':
      return facts.decision.outcome === 'PENALTY' ? checkServed(facts) : mismatch();
    default:
      return mismatch();
  }
}

/** Duties of the order and of the decision performed. */
function checkPerformed(facts: CaseFacts): Breach | null {
  if (facts.decision?.outcome !== 'PENALTY') return mismatch();
  const paid = facts.payments.reduce((sum, { amount }) => sum + amount, 0);
  if (paid < facts.decision.amount) {
    return breach(
      text(`罚款${facts.decision.amount}元，已缴${paid}元`, `the fine is ${facts.decision.amount} yuan, ${paid} paid`),
      'execution',
      text('缴清罚款，或按其他结案条件办理', 'have the fine paid, or close under another condition'),
    );
  }
  const corrected = facts.correction !== null || facts.evidence.some(({ proves }) => proves.includes('CORRECTED'));
  if (corrected || facts.orderToCorrect === null) return checkServed(facts);
  return breach(
    text('没有责令改正已经履行的证据', 'there is no evidence that the order to correct was performed'),
    'evidence',
    text('补充证明已改正的证据', 'add evidence that proves the correction'),
  );
}

function checkServed(facts: CaseFacts): Breach | null {
  if (facts.service !== null) return null;
  return breach(
    text('决定书尚未送达', 'the decision was not served'),
    'service',
    text('送达决定书', 'serve the decision'),
  );
}

function mismatch(): Breach {
  return breach(
    text(
      '所选结案条件与本案决定和执行情况不符',
      'the closing condition does not fit decision and performance of the case',
    ),
    'closing',
    text('选择符合案卷的结案条件', 'choose the condition the file bears out'),
  );
}
