export { EXPORTER_NAME, Exporter, type ExporterOptions, type ExporterTarget } from './exporter.js';
