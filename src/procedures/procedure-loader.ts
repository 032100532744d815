import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../platform/index.js';
import { readBundles } from './bundle.js';
import type { ProcedureBundle } from './bundle.js';
import { DeploymentService, sha256 } from './deployment.service.js';
import type { Deployer } from './deployment.service.js';
import { DecisionTableRow, ProcedureVersionRow } from './entities.js';

const RELEASE: Deployer = { id: null, name: '随软件发布' };

/** Deploys the procedures that come with the release, each resource once: unchanged text is not deployed again. */
@Injectable()
export class ProcedureLoader {
  private readonly logger = new Logger(ProcedureLoader.name);

  constructor(
    private readonly database: Database,
    private readonly deployment: DeploymentService,
  ) {}

  /** Every procedure of the folder is deployed and approved. Rejects at the first that the checks refuse. */
  async load(folder: string): Promise<void> {
    for (const bundle of await readBundles(folder)) {
      // Tables first: a business rule task may be reached as soon as its process is there.
      for (const table of bundle.decisions) await this.loadTable(bundle, table);
      await this.loadProcess(bundle);
    }
  }

  private async loadTable(bundle: ProcedureBundle, table: { name: string; xml: string }): Promise<void> {
    const known = { procedureId: bundle.id, hash: sha256(table.xml) };
    if (await this.database.reader.existsBy(DecisionTableRow, known)) return;
    const resource = { procedureId: bundle.id, xml: table.xml, note: table.name, validFrom: null };
    await this.deployment.deployDecisions(resource, RELEASE);
    this.logger.log(`deployed ${table.name} of ${bundle.id}`);
  }

  private async loadProcess(bundle: ProcedureBundle): Promise<void> {
    const { id: procedureId, xml, forms } = bundle;
    const known = await this.database.reader.findOneBy(ProcedureVersionRow, { procedureId, hash: sha256(xml) });
    if (known === null) {
      const { version } = await this.deployment.deploy({ procedureId, xml, forms, note: RELEASE.name }, RELEASE);
      this.logger.log(`deployed ${procedureId} version ${version}`);
    } else if (JSON.stringify(known.forms) !== JSON.stringify(forms)) {
      await this.database.write((em) => em.update(ProcedureVersionRow, { procedureId }, { forms: { ...forms } }));
      this.logger.log(`updated the forms of ${procedureId}`);
    }
  }
}
