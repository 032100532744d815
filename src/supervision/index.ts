export { AlertsService } from './alerts.service.js';
export { SupervisionModule } from './supervision.module.js';
