import { CaseMonitorRow, CaseRecordRow, FACT_TABLES, PenaltyCaseRow } from './entities/index.js';
import { CaseFile1700000001100 } from './migrations/1700000001100-case-file.js';
import { CaseMonitor1700000001200 } from './migrations/1700000001200-case-monitor.js';

export const entities = [PenaltyCaseRow, CaseRecordRow, CaseMonitorRow, ...Object.values(FACT_TABLES)];
export const migrations = [CaseFile1700000001100, CaseMonitor1700000001200];
