export { readBundles } from './bundle.js';
export { callClosure } from './call-closure.js';
export { ProcedureDecisionTables } from './decision-tables.js';
export { ProcedureLoader } from './procedure-loader.js';
export { ProceduresModule } from './procedures.module.js';
export { ProceduresService } from './procedures.service.js';
export type { ProcedureResources, ProcedureVersionView } from './procedures.service.js';
export { sha256 } from './deployment.service.js';
