/** One page of a list. `total` counts all rows that match. `page` starts at 1. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}
