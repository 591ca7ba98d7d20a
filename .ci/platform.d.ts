// What Node and every browser have beside the language, as far as the kernel uses it: its own world has the types of neither.

declare class TextDecoder {
  constructor(encoding?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean });
  decode(bytes?: Uint8Array, options?: { readonly stream?: boolean }): string;
}

interface ErrorConstructor {
  /** Where the engine has it (V8). */
  stackTraceLimit: number;
}
