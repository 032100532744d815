/** A list of functions to call; a listener that throws is a bug and stops the caller. */
export class Listeners<Arguments extends readonly unknown[]> {
  private readonly listeners = new Set<(...args: Arguments) => void>();

  /** Returns the function that unsubscribes. */
  on(listener: (...args: Arguments) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  once(listener: (...args: Arguments) => void): void {
    const off = this.on((...args) => {
      off();
      listener(...args);
    });
  }

  emit(...args: Arguments): void {
    for (const listener of [...this.listeners]) listener(...args);
  }

  get size(): number {
    return this.listeners.size;
  }
}
