import type { Locale } from '../i18n';

/** Short names of the instruments, as the rules cite them, and their Chinese titles. */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  APL: '行政处罚法',
  'EEP-M': '生态环境行政处罚办法',
  ECODE: '生态环境法典',
  ARL: '行政复议法',
  ACL: '行政强制法',
  ALL: '行政诉讼法',
  'ALL-I': '最高人民法院关于适用行政诉讼法的解释',
  CPL: '民事诉讼法',
  T310: '行政执法机关移送涉嫌犯罪案件的规定',
  J17: '环境保护行政执法与刑事司法衔接工作办法',
  N118: '国办发〔2018〕118号',
  CF24: '生态环境行政执法案卷评查细则',
  'GD-LR': '广东省重大行政执法决定法制审核办法',
};

/** 'APL 58; EEP-M 49' in Chinese: 《行政处罚法》第58条；《生态环境行政处罚办法》第49条. English readers get the citation as it is. */
export function articleText(citation: string, locale: Locale): string {
  if (locale === 'en') return citation;
  return citation
    .split(/;\s*/)
    .map((part) => chinese(part.trim()))
    .join('；');
}

function chinese(part: string): string {
  const [, short = '', articles = ''] = /^([A-Z][A-Z0-9-]*)\s*(.*)$/.exec(part) ?? [];
  const title = INSTRUMENTS[short];
  if (title === undefined) return part;
  const name = title.startsWith('国办发') ? title : `《${title}》`;
  // The checklist of fatal defects counts items, laws count articles.
  const unit = short === 'CF24' ? '项' : '条';
  const numbered = articles.replace(/(\d+)\((\d+)\)/g, `$1${unit}第$2款`).replace(/,\s*/g, '、');
  if (numbered === '') return name;
  return `${name}第${numbered}${numbered.endsWith('款') ? '' : unit}`;
}
