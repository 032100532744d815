export { asDataFileError, DataFileError, isDataFileError } from './data-file.js';
export { EngineStore } from './engine-store.js';
