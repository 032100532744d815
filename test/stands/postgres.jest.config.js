import base from '../../jest.config.js';

/** Whole-service tests on the embedded engine and PostgreSQL. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/scenarios', '<rootDir>/test/gate'],
  testTimeout: 240_000,
};
