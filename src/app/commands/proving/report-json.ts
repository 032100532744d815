import { worst, type Counterexample, type ProofReport } from '../../../law/prover/verdict.js';
import { complaintText, type Complaint } from './complaint.js';

/** The reports as one JSON document; with several procedures each part says whose it is. The sentence is the Chinese one. */
export function reportJson(reports: readonly ProofReport[]): object {
  return {
    verdict: worst(reports.map(({ verdict }) => verdict)),
    procedures: reports.map(({ procedure, verdict, states, ms }) => ({ procedure, verdict, states, ms })),
    soundness: reports.flatMap(({ procedure, soundness }) => soundness.map((finding) => ({ procedure, ...finding }))),
    obligations: reports.flatMap(({ procedure, obligations }) =>
      obligations.map((obligation) => ({
        procedure,
        ...obligation,
        counterexample: obligation.counterexample === null ? null : counterexampleJson(obligation.counterexample),
      })),
    ),
  };
}

function counterexampleJson({ sentence, ...more }: Counterexample): object {
  return { sentence: sentence.zh, sentenceEn: sentence.en, ...more };
}

export function complaintsJson(complaints: readonly Complaint[]): object {
  return { errors: complaints.map((complaint) => ({ ...complaint, text: complaintText(complaint) })) };
}
