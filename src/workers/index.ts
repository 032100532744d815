export { REMINDERS, type Reminders } from './ports.js';
export { WorkersModule } from './workers.module.js';
export { WorkersService } from './workers.service.js';
