export { DataFileError } from './data-file.js';
export { EngineStore } from './engine-store.js';
