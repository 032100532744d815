import base from '../../jest.config.js';

/** All scenarios on a real broker, one service at a time: each broker takes a core while it starts. */
export default {
  ...base,
  rootDir: '../..',
  roots: ['<rootDir>/test/scenarios', '<rootDir>/test/cluster'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 360_000,
  maxWorkers: 1,
};
