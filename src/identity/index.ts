export { CertificateEntity, PersonEntity } from './entities.js';
export { createFirstAdministrator, type FirstAdministrator } from './first-administrator.js';
export { AllowOneTimePassword, RolesGuard, SessionGuard } from './guards.js';
export { IdentityModule } from './identity.module.js';
export { PeopleService, type CertificateInput, type NewPerson, type PersonInput } from './people.service.js';
export { certificateOn, type Certificate, type Person } from './person.js';
export { SessionService, type SignedIn } from './session.service.js';
