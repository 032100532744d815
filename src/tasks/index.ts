export { LimitKeeper } from './limit-keeper.js';
export { limitToday } from './limit-views.js';
export { TasksModule } from './tasks.module.js';
