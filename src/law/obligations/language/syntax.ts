import type { ErrorCode } from 'yaml';
import type { LocalText } from '../../../model/finding.js';

/** What the parser's findings mean to somebody who writes the file. The English text is the parser's own. */
const MEANING: Readonly<Record<ErrorCode, string>> = {
  ALIAS_PROPS: '别名不能带锚点或标签',
  BAD_ALIAS: '别名须指向前面的锚点，且不得为空',
  BAD_COLLECTION_TYPE: '标签与其后的列表或映射不符',
  BAD_DIRECTIVE: '无法识别的指令',
  BAD_DQ_ESCAPE: '双引号内的转义有误',
  BAD_INDENT: '缩进有误，同级的键应对齐',
  BAD_PROP_ORDER: '锚点和标签应写在值之前',
  BAD_SCALAR_START: '文本不能以此字符开头，请加引号',
  BLOCK_AS_IMPLICIT_KEY: '同一行内不能再写键，含冒号的文本请加引号',
  BLOCK_IN_FLOW: '方括号、花括号内不能使用缩进写法',
  DUPLICATE_KEY: '键重复',
  IMPOSSIBLE: '无法解析',
  KEY_OVER_1024_CHARS: '键过长',
  MISSING_CHAR: '缺少字符，如冒号、逗号、引号或右括号',
  MULTILINE_IMPLICIT_KEY: '键须写在一行内',
  MULTIPLE_ANCHORS: '一个值只能有一个锚点',
  MULTIPLE_DOCS: '一个文件只能有一份文档',
  MULTIPLE_TAGS: '一个值只能有一个标签',
  NON_STRING_KEY: '键应为文本',
  RESOURCE_EXHAUSTION: '文件过于复杂',
  TAB_AS_INDENT: '缩进应使用空格，不能用制表符',
  TAG_RESOLVE_FAILED: '无法识别的标签',
  UNEXPECTED_TOKEN: '此处出现了意外的内容',
};

/** The parser's finding in both languages. */
export function syntaxText(code: ErrorCode, message: string): LocalText {
  return { zh: `应为正确的 YAML：${MEANING[code]}`, en: `expected well-formed YAML: ${message}` };
}
