export type { Answer, Caller, Route } from './route.js';
export { GrpcServer } from './server.js';
export { status, type Failure, type StatusCode } from './status-code.js';
