type Control = 'settings' | 'broker/restart' | 'records/shut' | 'records/open';

/** What a service of this data folder has to be told to stand where the tests stand it (`npm run test:cluster`, `test:postgres`). */
export const standSettings = (dataDir: string): Promise<Record<string, string>> => tell('settings', dataDir);

/** Kills the broker of a service and starts it again on its data. */
export const restartBroker = (dataDir: string): Promise<unknown> => tell('broker/restart', dataDir);

/** Cuts the way of the records from the broker to the service, or opens it again. */
export const shutRecords = (dataDir: string): Promise<unknown> => tell('records/shut', dataDir);
export const openRecords = (dataDir: string): Promise<unknown> => tell('records/open', dataDir);

/** Without `FADU_TEST_STANDS` services stand on the embedded engine and SQLite: nothing to set, nothing to control. */
async function tell(what: Control, dataDir: string): Promise<Record<string, string>> {
  const url = process.env['FADU_TEST_STANDS'];
  if (url === undefined) return {};
  const answer = await fetch(`${url}/${what}`, { method: 'POST', body: JSON.stringify({ dataDir }) });
  if (!answer.ok) throw new Error(`${what} for ${dataDir}: ${await answer.text()}`);
  return (await answer.json()) as Record<string, string>;
}
