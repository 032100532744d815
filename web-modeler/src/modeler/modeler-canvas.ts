import ZeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import Modeler from 'bpmn-js/lib/Modeler';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeModdle from 'zeebe-bpmn-moddle/resources/zeebe.json';
import '@bpmn-io/properties-panel/dist/assets/properties-panel.css';
import type { ModelEdit } from '../../../src/law/prover/verdict';
import type { Finding } from '../api/types';
import '../diagram/assets';
import type { ElementRegistry } from '../diagram/elements';
import { translateModule } from '../diagram/translate-module';
import type { Canvas } from '../diagram/zoom-buttons';
import type { Locale } from '../i18n';
import { applyEdits, registerEdits } from './model-edits';
import { translatePanel } from './panel-language';

interface CommandStack {
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
}

interface Overlays {
  add(elementId: string, type: string, overlay: object): string;
  remove(filter: { type: string }): void;
}

interface Selection {
  select(element: unknown): void;
}

interface EventBus {
  on(event: string, listener: () => void): void;
}

const FINDING = 'finding';
const DECISION = 'decision-number';
const PALETTE_PX = 128;
const MARGIN_PX = 24;

/** The bpmn-js modeler with Zeebe's properties panel, as far as the page uses it. */
export class ModelerCanvas {
  private readonly modeler: Modeler;
  private readonly stopTranslating: () => void;
  private marked: string[] = [];
  private run: string[] = [];

  constructor(container: HTMLElement, panel: HTMLElement, locale: Locale) {
    this.modeler = new Modeler({
      container,
      propertiesPanel: { parent: panel },
      additionalModules: [
        BpmnPropertiesPanelModule,
        BpmnPropertiesProviderModule,
        ZeebePropertiesProviderModule,
        ZeebeBehaviors,
        translateModule(locale),
      ],
      moddleExtensions: { zeebe: zeebeModdle },
    });
    registerEdits(this.modeler);
    this.stopTranslating = translatePanel(panel, locale);
  }

  /** Draws the diagram. Rejects with the parser's reason when the text is not BPMN. */
  async open(xml: string): Promise<void> {
    await this.modeler.importXML(xml);
    this.fit();
  }

  async xml(): Promise<string> {
    const { xml } = await this.modeler.saveXML({ format: true });
    if (xml === undefined) throw new Error('saveXML: expected BPMN text, found none');
    return xml;
  }

  /** Calls back after every change, also those that are undone. */
  onChanged(listener: () => void): void {
    this.modeler.get<EventBus>('eventBus').on('commandStack.changed', listener);
  }

  get commandStack(): CommandStack {
    return this.modeler.get<CommandStack>('commandStack');
  }

  get canvas(): Canvas {
    return this.modeler.get<Canvas>('canvas');
  }

  get registry(): ElementRegistry {
    return this.modeler.get<ElementRegistry>('elementRegistry');
  }

  /** Shows the whole diagram beside the palette. */
  fit(): void {
    // The panels around it may have taken room since.
    this.modeler.get<{ resized(): void }>('canvas').resized();
    const { inner, outer } = this.canvas.viewbox();
    const scale = Math.min(
      (outer.width - PALETTE_PX - MARGIN_PX) / inner.width,
      (outer.height - 2 * MARGIN_PX) / inner.height,
      1,
    );
    const width = outer.width / scale;
    const height = outer.height / scale;
    const y = inner.y - Math.max((height - inner.height) / 2, MARGIN_PX / scale);
    this.canvas.viewbox({ x: inner.x - PALETTE_PX / scale, y, width, height });
  }

  nameOf(elementId: string): string {
    const element = this.registry.get(elementId) as { businessObject?: { name?: string } } | undefined;
    return element?.businessObject?.name ?? elementId;
  }

  /** Selects the element, brings it into view; nothing when the diagram has no such element. */
  choose(elementId: string): void {
    const element = this.registry.get(elementId);
    if (element === undefined) return;
    this.canvas.scrollToElement(elementId);
    this.modeler.get<Selection>('selection').select(element);
  }

  /** Marks exactly the elements that have findings, with their number. */
  show(findings: readonly Finding[], title: (count: number) => string): void {
    const overlays = this.modeler.get<Overlays>('overlays');
    overlays.remove({ type: FINDING });
    for (const id of this.marked) if (this.registry.get(id) !== undefined) this.canvas.removeMarker(id, 'has-finding');
    const ids = findings
      .map((finding) => finding.elementId)
      .filter((id): id is string => id !== null && this.registry.get(id) !== undefined);
    this.marked = [...new Set(ids)];
    for (const id of this.marked) {
      const count = ids.filter((other) => other === id).length;
      this.canvas.addMarker(id, 'has-finding');
      overlays.add(id, FINDING, { position: { top: 0, right: 0 }, html: this.badge(id, count, title(count)) });
    }
  }

  /** Marks exactly the elements of the run and the flows between them, and numbers its decisions; empty: marks nothing. */
  showRun(
    path: readonly string[],
    decisions: readonly { readonly elementId: string; readonly choice: string }[],
  ): void {
    const overlays = this.modeler.get<Overlays>('overlays');
    overlays.remove({ type: DECISION });
    for (const id of this.run) if (this.registry.get(id) !== undefined) this.canvas.removeMarker(id, 'on-run');
    const drawn = path.filter((id) => this.registry.get(id) !== undefined);
    this.run = [...new Set([...drawn, ...this.flowsBetween(drawn)])];
    for (const id of this.run) this.canvas.addMarker(id, 'on-run');
    decisions.forEach(({ elementId, choice }, at) => {
      if (this.registry.get(elementId) === undefined) return;
      overlays.add(elementId, DECISION, { position: { top: -12, left: -12 }, html: numberBadge(at + 1, choice) });
    });
    if (drawn[0] !== undefined) this.fit();
  }

  /** The edits are drawn, as one change that can be undone. Throws when the drawing has not what they name. */
  apply(edits: readonly ModelEdit[]): void {
    applyEdits(this.modeler, edits);
  }

  private flowsBetween(path: readonly string[]): readonly string[] {
    const pairs = new Set(path.slice(1).map((id, at) => `${path[at] ?? ''} ${id}`));
    const inRun = (element: RunElement): boolean =>
      pairs.has(`${element.source?.id ?? ''} ${element.target?.id ?? ''}`);
    return (this.registry.filter(inRun as never) as readonly RunElement[]).map(({ id }) => id);
  }

  destroy(): void {
    this.stopTranslating();
    this.modeler.destroy();
  }

  private badge(elementId: string, count: number, title: string): HTMLElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'finding-badge';
    button.textContent = String(count);
    button.title = title;
    button.setAttribute('aria-label', title);
    button.addEventListener('click', () => this.choose(elementId));
    return button;
  }
}

interface RunElement {
  readonly id: string;
  readonly source?: { readonly id: string };
  readonly target?: { readonly id: string };
}

function numberBadge(number: number, choice: string): HTMLElement {
  const badge = document.createElement('span');
  badge.className = 'decision-badge';
  badge.textContent = String(number);
  badge.title = choice;
  return badge;
}
