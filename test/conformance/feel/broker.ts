import { credentials, Client } from '@grpc/grpc-js';
import { gatewayMethods } from '../../../src/engine/gateway/proto.js';
import type { JsonObject } from '../../../src/protocol/index.js';

/** The rows of an EvaluateDecision answer that both engines give; keys and versions aside. */
export interface DecisionAnswer {
  readonly decisionOutput: string;
  readonly failedDecisionId: string;
  readonly failureMessage: string;
  readonly evaluatedDecisions: readonly JsonObject[];
}

/** The two calls of the gateway that evaluating decisions takes. */
export class DecisionBroker {
  private readonly client: Client;
  private readonly methods = gatewayMethods();

  constructor(address: string) {
    this.client = new Client(address, credentials.createInsecure());
  }

  close(): void {
    this.client.close();
  }

  /** Deploys a resource; null, or the reason why it was rejected. */
  async deploy(name: string, xml: string): Promise<string | null> {
    try {
      await this.call('DeployResource', { resources: [{ name, content: Buffer.from(xml) }] });
      return null;
    } catch (error) {
      return (error as { details?: string }).details ?? String(error);
    }
  }

  async evaluate(decisionId: string, variables: JsonObject | string): Promise<DecisionAnswer> {
    const text = typeof variables === 'string' ? variables : JSON.stringify(variables);
    return (await this.call('EvaluateDecision', { decisionId, variables: text })) as DecisionAnswer;
  }

  async call(name: string, request: object): Promise<object> {
    const { path, requestSerialize, responseDeserialize } = this.methods[name]!;
    return new Promise((resolve, reject) => {
      this.client.makeUnaryRequest(path, requestSerialize, responseDeserialize, request, (error, answer) =>
        error ? reject(error) : resolve(answer!),
      );
    });
  }
}
