import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A job that is open for a worker; gone when the job is. A worker that starts again finds here what its predecessor was
 * working on when it was killed: the engine lends such a job to nobody else until its time is up.
 */
@Entity('service_job')
export class ServiceJobRow {
  @PrimaryColumn({ type: 'text' })
  jobKey!: string;

  @Column({ type: 'text' })
  jobType!: string;

  @Column({ type: 'text' })
  instanceKey!: string;

  @Column({ type: 'text' })
  bpmnProcessId!: string;

  @Column({ type: 'integer' })
  version!: number;

  @Column({ type: 'text' })
  elementId!: string;

  @Column({ type: 'text' })
  elementInstanceKey!: string;

  /** 0: it waits for its incident. */
  @Column({ type: 'integer' })
  retries!: number;
}
