export * from './bulk-endpoint.js';
export * from './cluster-feed.js';
export * from './fence.js';
export * from './received-records.js';
export * from './record-feed.js';
