import { PaperClipOutlined } from '@ant-design/icons';
import { Table, Tag } from 'antd';
import type { CaseFile, EvidenceRow } from '../api/types';
import { useI18n } from '../i18n';
import { Word } from './case-value';

/** Evidence of the case with its files. Nothing while there is none: the section is then named among what is missing. */
export function EvidenceList({ file }: { file: CaseFile }) {
  const { t } = useI18n();
  const evidence = file.evidence ?? [];
  return (
    <section className="case-section" data-testid="section-evidence">
      <h3>{t('section.evidence')}</h3>
      <Table<EvidenceRow>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 520 }}
        dataSource={[...evidence]}
        locale={{ emptyText: t('case.noEvidence') }}
        columns={[
          { title: t('field.kind'), key: 'kind', width: 96, render: (_, row) => <Word code={row.kind} /> },
          {
            title: t('field.title'),
            key: 'title',
            render: (_, row) => <EvidenceFile caseId={file.caseId} row={row} />,
          },
          {
            title: t('field.obtainedOn'),
            key: 'on',
            width: 110,
            render: (_, row) => String(row.obtainedOn ?? row['on'] ?? ''),
          },
          {
            title: t('field.proves'),
            key: 'proves',
            width: 150,
            render: (_, row) => <Proves codes={row['proves'] as readonly string[] | undefined} />,
          },
        ]}
      />
    </section>
  );
}

function EvidenceFile({ caseId, row }: { caseId: string; row: EvidenceRow }) {
  const fileName = row['fileName'] as string | undefined;
  return (
    <a href={`/api/cases/${caseId}/evidence/${row.id}/content`} target="_blank" rel="noreferrer" title={fileName}>
      <PaperClipOutlined /> {row.title}
    </a>
  );
}

function Proves({ codes = [] }: { codes?: readonly string[] | undefined }) {
  return codes.map((code) => (
    <Tag key={code}>
      <Word code={code} />
    </Tag>
  ));
}
