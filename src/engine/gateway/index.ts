export type { GatewayCredentials } from './authentication.js';
export { Gateway, type GatewayOptions } from './gateway.js';
