// A map that forgets what was not used for longest, bounded by count and by size. Used for compiled operations and parsed texts.

export class LruCache<Value> {
  private readonly entries = new Map<string, { readonly value: Value; readonly size: number }>();
  private size = 0;

  constructor(
    private readonly maxCount: number,
    private readonly maxSize: number,
  ) {}

  get(key: string): Value | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: Value, size: number): void {
    this.delete(key);
    this.entries.set(key, { value, size });
    this.size += size;
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.maxCount && this.size <= this.maxSize) break;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    this.size -= this.entries.get(key)?.size ?? 0;
    this.entries.delete(key);
  }

  /** The most recently used first. */
  values(): Value[] {
    return [...this.entries.values()].map(({ value }) => value).reverse();
  }
}
