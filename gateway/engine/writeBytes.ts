// A buffer that is used again for each answer, and the ways to put JSON into it. Used by compileWriter.ts.

const FIRST_SIZE = 1 << 18;
/** A larger one is given back after use. */
const LARGEST_KEPT = 1 << 23;
/** Up to here a loop is faster than a call into native code. */
const SHORT = 48;

// Control characters, quote, backslash, and lone surrogates: JSON.stringify knows what to do with them.
// eslint-disable-next-line no-control-regex
const SPECIAL = /[\u0000-\u001f"\\\ud800-\udfff]/;

export class ByteWriter {
  bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
  at = 0;

  reset(): void {
    this.at = 0;
    if (this.bytes.length > LARGEST_KEPT) this.bytes = Buffer.allocUnsafeSlow(FIRST_SIZE);
  }

  /** What was written, as bytes of its own. */
  take(): Buffer {
    return Buffer.from(this.bytes.subarray(0, this.at));
  }

  private reserve(count: number): void {
    const needed = this.at + count;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  literal(text: Uint8Array): void {
    const count = text.length;
    this.reserve(count);
    const { bytes } = this;
    let { at } = this;
    for (let index = 0; index < count; index++) bytes[at++] = text[index] as number;
    this.at = at;
  }

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.at++] = value;
  }

  /** Digits and signs only. */
  number(value: number): void {
    if (value >= 0 && value < 10 && Number.isInteger(value)) this.byte(48 + value);
    else this.ascii(String(value));
  }

  private ascii(text: string): void {
    const count = text.length;
    this.reserve(count);
    const { bytes } = this;
    let { at } = this;
    for (let index = 0; index < count; index++) bytes[at++] = text.charCodeAt(index);
    this.at = at;
  }

  string(text: string): void {
    const count = text.length;
    this.reserve(count * 3 + 2);
    if (count > SHORT) return this.longString(text);
    const { bytes } = this;
    const start = this.at;
    let at = start;
    bytes[at++] = 34;
    for (let index = 0; index < count; index++) {
      const code = text.charCodeAt(index);
      if (code < 32 || code > 126 || code === 34 || code === 92) return this.longString(text);
      bytes[at++] = code;
    }
    bytes[at++] = 34;
    this.at = at;
  }

  private longString(text: string): void {
    if (SPECIAL.test(text)) return this.json(text);
    const { bytes } = this;
    bytes[this.at++] = 34;
    this.at += bytes.write(text, this.at);
    bytes[this.at++] = 34;
  }

  /** Any value. */
  json(value: unknown): void {
    const text = JSON.stringify(value);
    this.reserve(text.length * 3);
    this.at += this.bytes.write(text, this.at);
  }

  /** Writes a part of what was written once more. */
  repeat(start: number, end: number): void {
    const count = end - start;
    this.reserve(count);
    if (count > SHORT) this.bytes.copyWithin(this.at, start, end);
    else for (let index = 0; index < count; index++) this.bytes[this.at + index] = this.bytes[start + index] as number;
    this.at += count;
  }
}
