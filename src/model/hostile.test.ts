import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDecisions, parseProcesses } from './index.js';

const HEAD =
  '<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="d" targetNamespace="x">';
const process = (content: string): string =>
  `${HEAD}<bpmn:process id="p" isExecutable="true">${content}</bpmn:process></bpmn:definitions>`;
const drg = (content: string): string =>
  `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="x">${content}</definitions>`;
const entities = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
const script = (feel: string): string =>
  `<bpmn:scriptTask id="t"><bpmn:extensionElements><zeebe:script expression="=${feel}" resultVariable="r"/></bpmn:extensionElements></bpmn:scriptTask>`;

describe('files made to hurt are refused, in both languages', () => {
  it.each<[what: string, xml: string, why: RegExp]>([
    ['entities that multiply', entities + process('<bpmn:startEvent id="s" name="&c;"/>'), /document type/],
    ['an external entity', `<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>${process('')}`, /document type/],
    ['10 MB', process(`<bpmn:documentation>${'x'.repeat(10_000_000)}</bpmn:documentation>`), /characters/],
    ['nesting 100,000 deep', '<a>'.repeat(100_000), /levels of nesting/],
    ['nested sub-processes', process('<bpmn:subProcess>'.repeat(200)), /levels of nesting/],
    ['100,000 elements', process('<bpmn:textAnnotation/>'.repeat(100_000)), /elements/],
    ['100,000 attributes', process(`<bpmn:task ${'a="1" '.repeat(100_000)}/>`), /attributes/],
    ['a comment without end', process(`<!--${'x'.repeat(1_000_000)}`), /unclosed comment/],
    ['brackets only', '<'.repeat(1_000_000), /levels of nesting/],
    ['bytes', Buffer.from(Array.from({ length: 50_000 }, (_, i) => (i * 7) % 256)).toString('latin1'), /./],
    ['UTF-16', Buffer.from(process(''), 'utf16le').toString('latin1'), /./],
    ['nothing', '', /missing start tag/],
    ['half a file', process('<bpmn:startEvent id="s"/>').slice(0, -40), /unclosed tag|expected BPMN/],
    ['one id many times', process('<bpmn:manualTask id="x"/>'.repeat(3000)), /duplicate|x/],
    ['a flow from itself to itself', process('<bpmn:sequenceFlow id="f" sourceRef="f" targetRef="f"/>'), /./],
    ['an endless sum', process(script(Array(20_000).fill('1').join('+'))), /at most 20000 characters/],
    ['endless parentheses', process(script('('.repeat(15_000))), /./],
  ])('%s', async (_, xml, why) => {
    const parsed = await parseProcesses(xml);
    expect(parsed.ok).toBe(false);
    const first = parsed.ok ? undefined : parsed.findings.find(({ message }) => why.test(message.en));
    expect(first?.message.en).toMatch(why);
    expect(`${first?.message.zh}${first?.remedy.zh}`).toMatch(/[\u4e00-\u9fff]/);
  });

  it('more expressions than one file may have', async () => {
    const long = Array(60).fill('abc + 12 * xyz').join(' - ');
    const decision = (id: string): string =>
      `<decision id="${id}" name="${id}"><literalExpression><text>${long}</text></literalExpression></decision>`;
    const parsed = await parseDecisions(drg(Array.from({ length: 400 }, (_, i) => decision(`d${i}`)).join('')));
    expect(parsed).toMatchObject({ ok: false });
    expect(JSON.stringify(parsed)).toContain('at most 200000 characters of expressions');
  });

  it('a thousand decisions in a circle', async () => {
    const decision = (i: number): string =>
      `<decision id="d${i}" name="d"><informationRequirement><requiredDecision href="#d${(i + 1) % 1000}"/></informationRequirement><literalExpression><text>1</text></literalExpression></decision>`;
    const parsed = await parseDecisions(drg(Array.from({ length: 1000 }, (_, i) => decision(i)).join('')));
    expect(parsed.ok ? [] : parsed.findings).toHaveLength(1000);
  });
});

describe('any file', () => {
  const samples = [
    process(`<bpmn:startEvent id="s"/>${script('1 + 1')}`),
    drg('<decision id="x" name="x"><list/></decision>'),
  ];
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '"',
    '&',
    '<!--',
    ']]>',
    'bpmn:',
    'xmlns=',
    '\0',
    '=',
    ' id="s"',
    '<decision>',
  );

  it('is parsed or refused with a finding, never thrown out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...samples), fc.nat(), fc.nat(40), piece, async (xml, at, cut, put) => {
        const place = at % xml.length;
        const changed = xml.slice(0, place) + put + xml.slice(place + cut);
        for (const parsed of [await parseProcesses(changed), await parseDecisions(changed)])
          expect(parsed.ok || parsed.findings.length > 0).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
