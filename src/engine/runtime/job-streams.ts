import type { JobStream, PushedJob } from '../core/index.js';

type Deliver = (job: PushedJob) => void;

interface OpenStream extends JobStream {
  readonly type: string;
  readonly deliver: Deliver;
}

/** Workers that take jobs as they come; those of one type take turns. Lives in the heap alone, as their connections do. */
export class JobStreams {
  private readonly lines = new Map<string, readonly OpenStream[]>();
  private readonly open = new Map<string, OpenStream>();
  private opened = 0;

  /** `deliver` gets the jobs of the type that come from now on. Returns the function that ends it. */
  add(type: string, stream: Omit<JobStream, 'id'>, deliver: Deliver): () => void {
    const added: OpenStream = { ...stream, id: `stream-${++this.opened}`, type, deliver };
    this.open.set(added.id, added);
    this.lines.set(type, [...this.line(type), added]);
    return () => this.remove(added);
  }

  /** The next in turn; null: none is open. */
  next(type: string): JobStream | null {
    const [first, ...others] = this.line(type);
    if (!first) return null;
    this.lines.set(type, [...others, first]);
    return first;
  }

  /** False: the stream has ended meanwhile, and nobody has the job. */
  deliver(job: PushedJob): boolean {
    const stream = this.open.get(job.stream);
    stream?.deliver(job);
    return stream !== undefined;
  }

  private remove(stream: OpenStream): void {
    this.open.delete(stream.id);
    const left = this.line(stream.type).filter((other) => other !== stream);
    if (left.length > 0) this.lines.set(stream.type, left);
    else this.lines.delete(stream.type);
  }

  private line(type: string): readonly OpenStream[] {
    return this.lines.get(type) ?? [];
  }
}
