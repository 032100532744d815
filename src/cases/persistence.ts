import { CaseRecordRow, FACT_TABLES, PenaltyCaseRow } from './entities/index.js';
import { CaseFile1700000001100 } from './migrations/1700000001100-case-file.js';

export const entities = [PenaltyCaseRow, CaseRecordRow, ...Object.values(FACT_TABLES)];
export const migrations = [CaseFile1700000001100];
