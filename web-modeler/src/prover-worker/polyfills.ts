// The prover is written for today's engines; the browsers of the offices (Chromium 90) lack these.
if (!('at' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'at', { value: at, configurable: true, writable: true });
}
if (!('at' in String.prototype)) {
  Object.defineProperty(String.prototype, 'at', { value: at, configurable: true, writable: true });
}
if (!Reflect.has(Object, 'hasOwn')) {
  Object.defineProperty(Object, 'hasOwn', { value: hasOwn, configurable: true, writable: true });
}
if (!('findLast' in Array.prototype)) {
  Object.defineProperty(Array.prototype, 'findLast', { value: findLast, configurable: true, writable: true });
  Object.defineProperty(Array.prototype, 'findLastIndex', { value: findLastIndex, configurable: true, writable: true });
}

type Test = (item: unknown, index: number, list: ArrayLike<unknown>) => unknown;

function at(this: ArrayLike<unknown>, index: number): unknown {
  return this[index < 0 ? this.length + index : index];
}

function hasOwn(object: object, key: PropertyKey): boolean {
  return Object.prototype.hasOwnProperty.call(object, key);
}

function findLast(this: ArrayLike<unknown>, test: Test): unknown {
  return this[findLastIndex.call(this, test)];
}

function findLastIndex(this: ArrayLike<unknown>, test: Test): number {
  for (let index = this.length - 1; index >= 0; index--) if (test(this[index], index, this)) return index;
  return -1;
}

export {};
