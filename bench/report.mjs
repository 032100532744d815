/** Figures as lines of text. */

export function table(header, rows) {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((row) => row[column].length)));
  const line = (row) => row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join('  ');
  return [line(header), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** One row per part, one column per side. */
export function sidesTable(results, sides) {
  const parts = [...new Set(sides.flatMap((side) => Object.keys(results[side] ?? {})))];
  return table(
    ['', ...sides],
    parts.map((part) => [part, ...sides.map((side) => cell(results[side]?.[part]))]),
  );
}

export function growthTable(rows) {
  const header = [
    'open instances',
    'instances/s',
    'µs/instance',
    'engine CPU µs/instance',
    'p99 ms',
    'RSS MB',
    'disk bytes/open',
  ];
  const line = (row) => [
    row.open.toLocaleString('en'),
    row.perSecond.toFixed(0),
    (1e6 / row.perSecond).toFixed(0),
    row.serverCpuMicros?.toFixed(0) ?? '–',
    row.p99Ms.toFixed(1),
    megabytes(row.residentBytes),
    row.open === 0 ? '–' : (row.diskBytes / row.open).toFixed(0),
  ];
  return table(header, rows.map(line));
}

function cell(figures) {
  if (!figures) return '–';
  const { perSecond, p50Ms, p99Ms, totalMs, serverCpuMicros, residentBytes, startMs, commandsPerSecond } = figures;
  const parts = [];
  if (startMs !== undefined) parts.push(`${startMs.toFixed(0)} ms`);
  if (commandsPerSecond !== undefined) parts.push(`${commandsPerSecond.toFixed(0)} commands/s`);
  if (perSecond !== undefined) parts.push(`${perSecond.toFixed(0)}/s`);
  if (p50Ms !== undefined) parts.push(`p50 ${p50Ms.toFixed(1)} p99 ${p99Ms.toFixed(1)} ms`);
  if (totalMs !== undefined) parts.push(`all ${totalMs.toFixed(0)} ms`);
  if (serverCpuMicros) parts.push(`${serverCpuMicros.toFixed(0)} µs CPU`);
  if (residentBytes !== undefined) parts.push(`${megabytes(residentBytes)} MB`);
  return parts.join(', ');
}

const megabytes = (bytes) => (bytes === null ? '–' : (bytes / 1024 / 1024).toFixed(0));
