export { CertificateEntity, PersonEntity } from './entities.js';
export { createFirstAdministrator, type FirstAdministrator } from './first-administrator.js';
export { PeopleService, type CertificateInput, type NewPerson, type PersonInput } from './people.service.js';
export { certificateOn, mayReviewOn, type Certificate, type Person } from './person.js';
