import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WEB = join(ROOT, 'web-modeler/src');

/** The web has its own compiler options, so its files are loaded by address. */
async function catalogue(file: string, name: string): Promise<Readonly<Record<string, string>>> {
  const module = (await import(pathToFileURL(join(WEB, file)).href)) as Record<string, Record<string, string>>;
  return module[name] ?? {};
}

function filesOf(folder: string, ending: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name));
}

function literals(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map((match) => (match[1] ?? '').replace(/\\n/g, '\n').replace(/\\'/g, "'"));
}

/** The source without its comments. */
function code(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}

const TRANSLATED = /\btranslate\(\s*'((?:[^'\\]|\\.)+)'/g;
const holes = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('catalogues of the web application', () => {
  it('every text is there in Chinese and in English, with the same parameters', async () => {
    // given
    const zh = await catalogue('i18n/zh-CN.ts', 'zhCN');
    const en = await catalogue('i18n/en.ts', 'en');
    // then
    expect(Object.keys(zh).length).toBeGreaterThan(300);
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
    expect(Object.entries({ ...zh, ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(Object.keys(zh).filter((key) => `${holes(zh[key] ?? '')}` !== `${holes(en[key] ?? '')}`)).toEqual([]);
  });

  it('every Chinese text is Chinese', async () => {
    const zh = await catalogue('i18n/zh-CN.ts', 'zhCN');
    const symbolic = (text: string): boolean => !/[A-Za-z]/.test(text);
    expect(Object.entries(zh).filter(([, text]) => !/[\u4e00-\u9fff]/.test(text) && !symbolic(text))).toEqual([]);
  });

  it('no component writes a Chinese text of its own', () => {
    // The wordmark is a name, and the language switch names a language in that language.
    const own = new Set(['app/logo.tsx', 'app/person-menu.tsx']);
    const found = filesOf(WEB, '.tsx').filter((file) => /[\u4e00-\u9fff]/.test(code(readFileSync(file, 'utf8'))));
    expect(found.map((file) => file.slice(WEB.length + 1)).filter((file) => !own.has(file))).toEqual([]);
  });
});

describe('Chinese of the diagram editor', () => {
  it('covers the palette, the context pad and the menus of bpmn-js', async () => {
    // given
    const zh = await catalogue('diagram/diagram-zh-CN.ts', 'diagramZh');
    const libraries = ['bpmn-js', 'diagram-js'].flatMap((name) =>
      filesOf(join(ROOT, 'node_modules', name, 'lib'), '.js'),
    );
    const sources = libraries.map((file) => readFileSync(file, 'utf8'));
    const menus = ['popup-menu/PopupEntries.js', 'replace/ReplaceOptions.js'];
    const entries = menus.map((file) => readFileSync(join(ROOT, 'node_modules/bpmn-js/lib/features', file), 'utf8'));
    // when
    const words = [
      ...sources.flatMap((source) => literals(source, TRANSLATED)),
      ...entries.flatMap((entry) => literals(entry, /label: '([^']+)'/g)),
    ];
    // then
    expect(words.length).toBeGreaterThan(100);
    expect([...new Set(words)].filter((word) => zh[word.trim()] === undefined && zh[word] === undefined)).toEqual([]);
  });

  it("covers the properties panel's groups of BPMN and Zeebe", async () => {
    // given
    const zh = await catalogue('diagram/diagram-zh-CN.ts', 'diagramZh');
    const panel = readFileSync(join(ROOT, 'node_modules/bpmn-js-properties-panel/dist/index.esm.js'), 'utf8');
    const zeebe = panel.slice(0, panel.indexOf('class ZeebePropertiesProvider'));
    const shell = readFileSync(join(ROOT, 'node_modules/@bpmn-io/properties-panel/dist/index.esm.js'), 'utf8');
    // when
    const words = [...literals(zeebe, TRANSLATED), ...literals(shell, TRANSLATED)];
    // then
    expect(words.length).toBeGreaterThan(80);
    expect([...new Set(words)].filter((word) => zh[word] === undefined)).toEqual([]);
  });
});
