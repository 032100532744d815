import { DecisionTableRow, ProcedureDraftRow, ProcedureVersionRow } from './entities.js';
import { Procedures1700000005001 } from './migrations/1700000005001-procedures.js';

export const entities = [ProcedureVersionRow, ProcedureDraftRow, DecisionTableRow];
export const migrations = [Procedures1700000005001];
