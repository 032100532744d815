export { LimitKeeper } from './limit-keeper.js';
export { TasksModule } from './tasks.module.js';
