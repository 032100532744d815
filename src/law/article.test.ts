import { describe, expect, it } from '@jest/globals';
import { articleInChinese } from './article.js';
import { limits } from './calendar/index.js';

describe('citations in Chinese', () => {
  it.each([
    ['APL 58; EEP-M 49', '《行政处罚法》第58条；《生态环境行政处罚办法》第49条'],
    ['APL 64(1)', '《行政处罚法》第64条第1款'],
    ['CF24 14', '《生态环境行政执法案卷评查细则》第14项'],
    ['N37; GPI 26', '国办发〔2018〕37号；《政府信息公开条例》第26条'],
    ['ARL 56, 57', '《行政复议法》第56、57条'],
    ['地方规定', '地方规定'],
  ])('%s', (citation, chinese) => expect(articleInChinese(citation)).toBe(chinese));

  it('knows every instrument that the table of limits cites', () => {
    const unknown = Object.values(limits).filter(({ source }) => /[A-Z]/.test(articleInChinese(source)));
    expect(unknown.map(({ id }) => id)).toEqual([]);
  });
});
