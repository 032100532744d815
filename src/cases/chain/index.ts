export { canonicalJson, sha256 } from './canonical.js';
export { CaseLog, type NewRow, type Recording } from './case-log.js';
export { loadChainKey } from './chain-key.js';
export { GENESIS } from './entry.js';
export { verifyChain, type Verification } from './verify.js';
