// One HTTP exchange on a pool of kept connections, by its lowest interface: a deadline, a size cap, the bytes of the answer. No
// streams and no signals, which cost more than the exchange itself. Called by subgraphTransport.ts.
import type { Dispatcher, Pool } from 'undici';
import { SubgraphFault } from './subgraphFault';

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export interface ExchangeAnswer {
  readonly status: number;
  readonly bytes: Buffer;
}

/** @throws SubgraphFault for everything that goes wrong */
export function exchange(pool: Pool, request: ExchangeRequest): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => {
    const handler = new Exchange(request, resolve, reject);
    const { method, path, headers, body } = request;
    pool.dispatch({ method, path, headers, body, headersTimeout: 0, bodyTimeout: 0 }, handler);
  });
}

class Exchange implements Dispatcher.DispatchHandler {
  private status = 0;
  private size = 0;
  private readonly chunks: Buffer[] = [];
  private controller: Dispatcher.DispatchController | undefined;
  private isDone = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly request: ExchangeRequest,
    private readonly resolve: (answer: ExchangeAnswer) => void,
    private readonly reject: (fault: SubgraphFault) => void,
  ) {
    this.timer = setTimeout(() => this.fail(new SubgraphFault('TIMEOUT', 'deadline')), request.timeoutMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.controller = controller;
    // It waited for a connection until nobody waited for it any more.
    if (this.isDone) controller.abort(new Error('too late'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, status: number): void {
    this.status = status;
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.size += chunk.length;
    if (this.size > this.request.maxBytes) this.fail(new SubgraphFault('SUBGRAPH_UNAVAILABLE', 'answer too large'));
    else this.chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (!this.end()) return;
    const { chunks, size, status } = this;
    this.resolve({ status, bytes: chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size) });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const { code, name } = error as { code?: string; name: string };
    if (this.end()) this.reject(new SubgraphFault('SUBGRAPH_UNAVAILABLE', code ?? name));
  }

  private fail(fault: SubgraphFault): void {
    if (!this.end()) return;
    this.reject(fault);
    this.controller?.abort(fault);
  }

  /** True once. */
  private end(): boolean {
    if (this.isDone) return false;
    this.isDone = true;
    clearTimeout(this.timer);
    return true;
  }
}
