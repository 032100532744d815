export * from './actor.js';
export * from './clock.js';
export * from './database.js';
export * from './open-database.js';
export * from './page-schema.js';
export * from './page.js';
export * from './problem.js';
export * from './roles.js';
