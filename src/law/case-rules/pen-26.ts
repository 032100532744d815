import { breach, text, type Obligation } from './obligation.js';
import { attemptedOutcome } from './reading.js';

/** While a suspected crime is with the police no fine is decided; only a transfer that was decided is carried out. */
export const pen26: Obligation = {
  id: 'PEN-26',
  title: text('涉嫌犯罪的应当移送，移送期间不得作出罚款决定', 'A suspected crime is transferred; no fine meanwhile'),
  article: 'APL 27; T310 11; J17 16',
  appliesTo: ['decision', 'criminal-transfer'],
  check(attempt, facts) {
    if (attempt.act === 'criminal-transfer') {
      if (facts.decision === null || facts.decision.outcome === 'CRIMINAL_TRANSFER') return null; // PEN-01 asks for the decision.
      return breach(
        text('本案决定不是移送司法机关', 'the decision of the case is not a criminal transfer'),
        null,
        text('按决定执行', 'carry out the decision as made'),
      );
    }
    if (facts.criminalTransfer === null || attemptedOutcome(attempt, facts) !== 'PENALTY') return null;
    const handed = facts.criminalTransfer.handedOverOn;
    return breach(
      text(
        `案件${handed}已移送公安机关，刑事处理尚无结果`,
        `the case was handed over on ${handed} and has no criminal outcome yet`,
      ),
      null,
      text(
        '待不予立案、撤案、不起诉或无罪等结果后再决定',
        'wait for refusal, withdrawal, non-prosecution, acquittal or exemption',
      ),
    );
  },
};
