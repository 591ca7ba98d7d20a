import type { Says } from "../../finding.ts";
import type { Lang } from "../../text/text.ts";

/** Options that every command takes. */
export interface Common {
  readonly lang: Lang;
  readonly rulesets: readonly string[];
  readonly plugin: readonly string[];
  readonly config?: string;
  readonly data?: string;
}
export interface Selection {
  readonly site?: string;
  readonly ruleset?: string;
  readonly area?: string;
  readonly place?: string;
}
interface Formats {
  readonly format: readonly string[];
}
export interface ValidateOptions extends Common, Formats {}
export interface ExplainOptions extends Common, Selection, Formats {}
export interface ListOptions extends Common, Selection, Formats {
  readonly unset?: boolean;
}
export interface CheckOptions extends Common, Selection, Formats {
  readonly asOf?: string;
  readonly from?: string;
  readonly to?: string;
  readonly records?: string;
  readonly failOn: readonly Says[];
  readonly all?: boolean;
}
export interface DemoOptions extends Common, Selection {
  readonly until?: string;
}
export interface VerifyOptions extends Common, Formats {
  readonly site?: string;
  readonly head?: string;
}
export interface PrintOptions extends Common, Selection, Formats {}
export interface ServeOptions extends Common, Selection {
  readonly port?: number;
  readonly host?: string;
  readonly address?: string;
  readonly as?: string;
  readonly demo?: boolean;
}

/** What each command does; each answers with an exit code. */
export interface Commands {
  validate(paths: readonly string[], options: ValidateOptions): Promise<number>;
  test(paths: readonly string[], options: ValidateOptions): Promise<number>;
  explain(rule: string, options: ExplainOptions): Promise<number>;
  list(options: ListOptions): Promise<number>;
  check(options: CheckOptions): Promise<number>;
  demo(folder: string | undefined, options: DemoOptions): Promise<number>;
  verify(folder: string | undefined, options: VerifyOptions): Promise<number>;
  print(what: string, options: PrintOptions): Promise<number>;
  serve(options: ServeOptions): Promise<number>;
}
