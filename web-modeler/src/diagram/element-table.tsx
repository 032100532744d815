import { Table, Tag } from 'antd';
import type { DiagramToken } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import type { ElementRow } from './elements';

interface ElementTableProps {
  readonly rows: readonly ElementRow[];
  readonly tokens?: readonly DiagramToken[];
  readonly visited?: Readonly<Record<string, number>>;
  readonly onChoose?: (elementId: string) => void;
}

/** The diagram as a table: the same elements for those who cannot or do not want to read a drawing. */
export function ElementTable({ rows, tokens, visited, onChoose }: ElementTableProps) {
  const { t } = useI18n();
  const withState = tokens !== undefined;
  return (
    <Table<ElementRow>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: 720 }}
      dataSource={[...rows]}
      data-testid="element-table"
      columns={[
        {
          title: t('diagram.element'),
          key: 'name',
          render: (_, row) => <ElementName row={row} {...(onChoose && { onChoose })} />,
        },
        { title: t('diagram.type'), dataIndex: 'type', width: 150 },
        { title: t('diagram.lane'), dataIndex: 'lane', width: 130 },
        {
          title: t('diagram.step'),
          key: 'step',
          width: 150,
          render: (_, row) => row.step !== '' && <Tag>{row.step}</Tag>,
        },
        {
          title: t('diagram.next'),
          key: 'next',
          render: (_, row) => row.next.map((next, index) => <div key={index}>{next}</div>),
        },
        ...(withState
          ? [
              {
                title: t('diagram.state'),
                key: 'state',
                width: 190,
                render: (_: unknown, row: ElementRow) => <State id={row.id} tokens={tokens} visited={visited ?? {}} />,
              },
            ]
          : []),
      ]}
    />
  );
}

function ElementName({ row, onChoose }: { row: ElementRow; onChoose?: (elementId: string) => void }) {
  const name = row.name === '' ? row.id : row.name;
  if (onChoose === undefined) return <span title={row.id}>{name}</span>;
  return (
    <button type="button" className="link-button" title={row.id} onClick={() => onChoose(row.id)}>
      {name}
    </button>
  );
}

function State({
  id,
  tokens,
  visited,
}: {
  id: string;
  tokens: readonly DiagramToken[];
  visited: Readonly<Record<string, number>>;
}) {
  const { t } = useI18n();
  const here = tokens.filter((token) => token.elementId === id);
  const first = here[0];
  if (first !== undefined) {
    return (
      <Tag color={here.some((token) => token.incident) ? 'error' : 'processing'}>
        {t('diagram.hereSince', { at: dateTime(first.since) })}
      </Tag>
    );
  }
  const count = visited[id] ?? 0;
  return count === 0 ? (
    <span className="quiet">—</span>
  ) : (
    <Tag color="success">{t('diagram.visitedTimes', { count })}</Tag>
  );
}
