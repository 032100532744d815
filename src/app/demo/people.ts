import { PeopleService, PersonEntity } from '../../identity/index.js';
import type { NewPerson } from '../../identity/index.js';
import { localDate } from '../../law/index.js';
import type { Database, Role } from '../../platform/index.js';
import type { DemoPerson } from '../service.controller.js';

/** Known to everybody: a demonstration keeps no secrets. */
export const DEMO_PASSWORD = 'fadu-demo';

interface Certificate {
  readonly certificateNo: string;
  readonly validFrom: string;
  readonly validTo: string;
}

interface Listed {
  readonly username: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly certificate?: Certificate;
  readonly qualification?: { readonly number: string; readonly obtainedOn: string };
  readonly reviewerSince?: string;
}

const ENFORCEMENT = '生态环境保护综合行政执法支队';
const LEGAL = '法规与标准科';
const LEADERS = '局领导';

const certificate = (number: number, validTo: string): Certificate => ({
  certificateNo: `JS2020${String(number).padStart(4, '0')}`,
  validFrom: '2020-01-01',
  validTo,
});

/** The people of the demonstration bureau. One certificate has expired and one reviewer is not qualified, to be refused. */
const PEOPLE: readonly Listed[] = [
  {
    username: 'wang.jianguo',
    name: '王建国',
    unit: ENFORCEMENT,
    roles: ['enforcement_officer'],
    certificate: certificate(101, '2027-12-31'),
  },
  {
    username: 'li.na',
    name: '李娜',
    unit: ENFORCEMENT,
    roles: ['enforcement_officer'],
    certificate: certificate(102, '2027-12-31'),
  },
  {
    username: 'zhao.lei',
    name: '赵磊',
    unit: ENFORCEMENT,
    roles: ['enforcement_officer'],
    certificate: certificate(103, '2025-06-30'),
  },
  { username: 'chen.jing', name: '陈静', unit: '案件审查科', roles: ['case_examiner'] },
  {
    username: 'zhou.min',
    name: '周敏',
    unit: LEGAL,
    roles: ['legal_reviewer', 'legal_office'],
    qualification: { number: 'A20153201000101', obtainedOn: '2015-03-01' },
    reviewerSince: '2016-01-04',
  },
  { username: 'sun.hao', name: '孙浩', unit: LEGAL, roles: ['legal_reviewer'], reviewerSince: '2022-07-01' },
  {
    username: 'wu.fang',
    name: '吴芳',
    unit: LEGAL,
    roles: ['legal_reviewer'],
    qualification: { number: 'A20193201000202', obtainedOn: '2019-03-01' },
    reviewerSince: '2020-06-01',
  },
  { username: 'qian.wei', name: '钱伟', unit: LEGAL, roles: ['hearing_host'] },
  { username: 'zheng.bo', name: '郑波', unit: LEADERS, roles: ['head', 'panel'] },
  { username: 'feng.tao', name: '冯涛', unit: LEADERS, roles: ['head', 'chief', 'panel'] },
  { username: 'he.jun', name: '何军', unit: LEADERS, roles: ['panel', 'head'] },
  { username: 'xu.li', name: '许丽', unit: '办公室', roles: ['disclosure_officer'] },
  { username: 'gao.yan', name: '高岩', unit: '档案室', roles: ['archivist'] },
  { username: 'lin.xue', name: '林雪', unit: '监察室', roles: ['supervisor'] },
  { username: 'admin', name: '系统管理员', unit: '信息中心', roles: ['administrator'] },
];

/** What the sign-in page shows of them. */
export const DEMO_PEOPLE: readonly DemoPerson[] = PEOPLE.map(({ username, name, roles }) => ({
  username,
  name,
  roles,
  password: DEMO_PASSWORD,
}));

/** The people are registered; nothing happens when anybody is. */
export async function registerDemoPeople(database: Database): Promise<void> {
  if ((await database.reader.count(PersonEntity)) > 0) return;
  const people = new PeopleService();
  await database.write(async (em) => {
    for (const person of PEOPLE) {
      const { id } = await people.create(em, newPerson(person));
      if (person.certificate !== undefined) {
        const { certificateNo, validFrom, validTo } = person.certificate;
        await people.addCertificate(em, id, {
          certificateNo,
          validFrom: localDate(validFrom),
          validTo: localDate(validTo),
        });
      }
    }
  });
}

function newPerson({ username, name, unit, roles, qualification, reviewerSince }: Listed): NewPerson {
  return {
    id: username,
    username,
    name,
    unit,
    roles,
    password: DEMO_PASSWORD,
    mustChangePassword: false,
    legalQualification:
      qualification === undefined
        ? null
        : { number: qualification.number, obtainedOn: localDate(qualification.obtainedOn) },
    reviewerSince: reviewerSince === undefined ? null : localDate(reviewerSince),
  };
}
