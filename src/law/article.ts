/** Short names of the instruments, as the law's files cite them, and their Chinese titles (domain reference §0.2). */
const INSTRUMENTS: Readonly<Record<string, string>> = {
  APL: '行政处罚法',
  'EEP-M': '生态环境行政处罚办法',
  ECODE: '生态环境法典',
  ARL: '行政复议法',
  'ARL-IR': '行政复议法实施条例',
  ACL: '行政强制法',
  ALL: '行政诉讼法',
  'ALL-I': '最高人民法院关于适用行政诉讼法的解释',
  CPL: '民事诉讼法',
  'MDR-R': '重大行政决策程序暂行条例',
  N37: '国办发〔2018〕37号',
  N115: '国办发〔2018〕115号',
  N118: '国办发〔2018〕118号',
  FRR: '法规规章备案审查条例',
  FCR: '公平竞争审查条例',
  BER: '优化营商环境条例',
  GPI: '政府信息公开条例',
  T310: '行政执法机关移送涉嫌犯罪案件的规定',
  J17: '环境保护行政执法与刑事司法衔接工作办法',
  D28: '环境保护主管部门实施按日连续处罚办法',
  CF24: '生态环境行政执法案卷评查细则',
  'GD-LR': '广东省重大行政执法决定法制审核办法',
};

/** 'APL 58; EEP-M 49' in Chinese: 《行政处罚法》第58条；《生态环境行政处罚办法》第49条. What is no known instrument stays as it is. */
export function articleInChinese(citation: string): string {
  return citation
    .split(/;\s*/)
    .map((part) => onePart(part.trim()))
    .join('；');
}

function onePart(part: string): string {
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
