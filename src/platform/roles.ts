import type { LocalText } from '../model/finding.js';

/** Role ids of the domain reference §1.a, plus those who run the service. */
export const ROLES = [
  'enforcement_officer',
  'case_examiner',
  'legal_reviewer',
  'hearing_host',
  'head',
  'chief',
  'panel',
  'disclosure_officer',
  'archivist',
  'legal_office',
  'supervisor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLE_NAMES: Readonly<Record<Role, LocalText>> = {
  enforcement_officer: { zh: '执法人员', en: 'enforcement officer' },
  case_examiner: { zh: '案件审查人员', en: 'case examiner' },
  legal_reviewer: { zh: '法制审核人员', en: 'legal reviewer' },
  hearing_host: { zh: '听证主持人', en: 'hearing host' },
  head: { zh: '机关负责人', en: 'head' },
  chief: { zh: '主要负责人', en: 'chief' },
  panel: { zh: '集体讨论成员', en: 'discussion panel' },
  disclosure_officer: { zh: '公示人员', en: 'disclosure officer' },
  archivist: { zh: '档案人员', en: 'archivist' },
  legal_office: { zh: '法制机构', en: 'legal office' },
  supervisor: { zh: '监督人员', en: 'supervisor' },
  administrator: { zh: '系统管理员', en: 'administrator' },
};
