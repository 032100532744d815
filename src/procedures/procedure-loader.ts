import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/index.js';
import { readBundles } from './bundle.js';
import type { ProcedureBundle } from './bundle.js';
import { DeploymentService, sha256 } from './deployment.service.js';
import type { Deployer, ProcedureResource } from './deployment.service.js';
import { ObligationFiles } from './obligation-files.js';
import { DecisionTableRow, ProcedureVersionRow } from './entities.js';
import { unprovedIn } from './proof-findings.js';

const RELEASE: Deployer = { id: null, name: '随软件发布' };

/** Deploys the procedures that come with the release, each resource once: unchanged text is not deployed again. */
@Injectable()
export class ProcedureLoader {
  private readonly logger = new Logger(ProcedureLoader.name);

  constructor(
    private readonly database: Database,
    private readonly deployment: DeploymentService,
    private readonly obligations: ObligationFiles,
  ) {}

  /** Every procedure of the folder is deployed and approved. Rejects, and deploys no process, when the checks refuse one or a procedure is refuted. */
  async load(folder: string): Promise<void> {
    await this.obligations.load(folder);
    const bundles = await readBundles(folder);
    // Tables first: a business rule task may be reached as soon as its process is there.
    for (const bundle of bundles) for (const table of bundle.decisions) await this.loadTable(bundle, table);
    const changed: ProcedureResource[] = [];
    for (const bundle of bundles) if (await this.isChanged(bundle)) changed.push({ procedureId: bundle.id, ...bundle });
    if (changed.length === 0) return;
    const reports = await this.deployment.deployTogether(changed, RELEASE.name, RELEASE);
    for (const { procedure, verdict, ms } of reports) {
      this.logger.log(`${procedure}: ${verdict} in ${Math.round(ms)} ms`);
    }
    for (const { procedure, part, reasons } of unprovedIn(reports)) {
      this.logger.warn(`${procedure}, as it comes with the release, is not proved: ${part}: ${reasons[0]?.en ?? ''}`);
    }
    this.logger.log(`deployed ${changed.map((resource) => resource.procedureId).join(', ')}`);
  }

  private async loadTable(bundle: ProcedureBundle, table: { name: string; xml: string }): Promise<void> {
    const known = { procedureId: bundle.id, hash: sha256(table.xml) };
    if (await this.database.reader.existsBy(DecisionTableRow, known)) return;
    const resource = { procedureId: bundle.id, xml: table.xml, note: table.name, validFrom: null };
    await this.deployment.deployDecisions(resource, RELEASE);
    this.logger.log(`deployed ${table.name} of ${bundle.id}`);
  }

  /** Whether the diagram is new here; forms that changed without it are taken over at once, the engine has no part in them. */
  private async isChanged({ id: procedureId, xml, forms }: ProcedureBundle): Promise<boolean> {
    const known = await this.database.reader.findOneBy(ProcedureVersionRow, { procedureId, hash: sha256(xml) });
    if (known === null) return true;
    if (JSON.stringify(known.forms) !== JSON.stringify(forms)) {
      await this.database.write((em) => em.update(ProcedureVersionRow, { procedureId }, { forms: { ...forms } }));
      this.logger.log(`updated the forms of ${procedureId}`);
    }
    return false;
  }
}
