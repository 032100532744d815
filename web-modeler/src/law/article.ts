import { articleInChinese } from '../../../src/law/article';
import type { Locale } from '../i18n';

/** 'APL 58; EEP-M 49' in Chinese: 《行政处罚法》第58条；《生态环境行政处罚办法》第49条. English readers get the citation as it is. */
export function articleText(citation: string, locale: Locale): string {
  return locale === 'en' ? citation : articleInChinese(citation);
}
