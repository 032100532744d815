import type { LocalDate } from '../calendar/index.js';
import type { Attempt, CertificateFact } from '../facts.js';
import { breach, text, type Breach, type JudgementContext, type Obligation } from './obligation.js';
import { dateValue, textList } from './reading.js';

interface Signer {
  readonly personId: string;
  readonly certificate: CertificateFact | null;
}

const OFFICERS_MIN = 2;

/** Every investigation was signed by at least two officers whose certificates were valid on its days. */
export const pen07: Obligation = {
  id: 'PEN-07',
  title: text('调查应由两名以上持有效执法证件的执法人员进行', 'Two officers with valid certificates investigate'),
  article: 'APL 42; ACL 18; CF24 2',
  appliesTo: ['investigation', 'decision'],
  readsValuesOf: ['investigation'],
  check(attempt, facts, context) {
    if (attempt.act === 'investigation') return checkAttempt(attempt, context);
    for (const { officers, startedOn, finishedOn } of facts.investigations) {
      const found = checkSigners(officers, startedOn, finishedOn, context);
      if (found !== null) return found;
    }
    return null;
  },
};

function checkAttempt(attempt: Attempt, context: JudgementContext): Breach | null {
  const startedOn = dateValue(attempt, 'startedOn') ?? attempt.on;
  const signers = textList(attempt, 'officers').map((personId) => ({
    personId,
    certificate: context.certificateOf(personId, startedOn),
  }));
  return checkSigners(signers, startedOn, dateValue(attempt, 'finishedOn') ?? attempt.on, context);
}

function checkSigners(
  signers: readonly Signer[],
  startedOn: LocalDate,
  finishedOn: LocalDate,
  context: JudgementContext,
): Breach | null {
  const different = new Set(signers.map(({ personId }) => personId)).size;
  if (different < OFFICERS_MIN) {
    return breach(
      text(
        `${startedOn}的调查只有${different}名执法人员`,
        `the investigation of ${startedOn} has ${different} officer(s), expected at least two`,
      ),
      'investigation',
      text('由两名以上执法人员调查并签名', 'investigate with at least two officers who sign'),
    );
  }
  const without = signers.find(
    ({ certificate }) => !validOn(certificate, startedOn) || !validOn(certificate, finishedOn),
  );
  if (without === undefined) return null;
  const name = context.nameOf(without.personId);
  return breach(
    text(
      `${name}在${startedOn}至${finishedOn}没有有效的执法证件`,
      `${name} had no certificate valid from ${startedOn} to ${finishedOn}`,
    ),
    'investigation',
    text('由持有效执法证件的人员重新调查取证', 'investigate again with officers whose certificates are valid'),
  );
}

function validOn(certificate: CertificateFact | null, day: LocalDate): boolean {
  return certificate !== null && certificate.validFrom <= day && day <= certificate.validTo;
}
