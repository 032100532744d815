import { DecisionTableRow, ProcedureDraftRow, ProcedureVersionRow, ProofExceptionRow } from './entities.js';
import { Procedures1700000005001 } from './migrations/1700000005001-procedures.js';
import { Proofs1700000005002 } from './migrations/1700000005002-proofs.js';

export const entities = [ProcedureVersionRow, ProcedureDraftRow, DecisionTableRow, ProofExceptionRow];
export const migrations = [Procedures1700000005001, Proofs1700000005002];
