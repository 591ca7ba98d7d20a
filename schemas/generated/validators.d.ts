// Generated from the schemas by `npm run generate`. Do not edit.
/** An ajv standalone function: true, or false with `errors` set until the next call. */
export interface Validator {
  (data: unknown): boolean;
  errors?:
    | readonly {
        readonly instancePath: string;
        readonly keyword: string;
        readonly schemaPath: string;
        readonly params: Readonly<Record<string, unknown>>;
        readonly message?: string;
      }[]
    | null;
}
export const Announced: Validator;
export const Area: Validator;
export const Away: Validator;
export const Block: Validator;
export const Calendar: Validator;
export const Checklist: Validator;
export const ChecklistGroup: Validator;
export const ChecklistRow: Validator;
export const Cite: Validator;
export const CleaningSection: Validator;
export const Config: Validator;
export const Continuous: Validator;
export const Corrected: Validator;
export const Drop: Validator;
export const Duration: Validator;
export const Envelope: Validator;
export const Every: Validator;
export const Example: Validator;
export const Field: Validator;
export const Forgotten: Validator;
export const Form: Validator;
export const FormRow: Validator;
export const Found: Validator;
export const FrequencyRule: Validator;
export const Given: Validator;
export const GreeningSection: Validator;
export const Group: Validator;
export const GuidelineRule: Validator;
export const Hours: Validator;
export const HowOften: Validator;
export const LateEntry: Validator;
export const Levels: Validator;
export const Mark: Validator;
export const Mishap: Validator;
export const MonthPlan: Validator;
export const OnPaper: Validator;
export const Override: Validator;
export const Param: Validator;
export const PlaceNode: Validator;
export const PlaceType: Validator;
export const Point: Validator;
export const Quality: Validator;
export const Range: Validator;
export const Ratio: Validator;
export const RecordInput: Validator;
export const RecordOf: Validator;
export const Role: Validator;
export const Row: Validator;
export const ScoreRule: Validator;
export const SiteFile: Validator;
export const State: Validator;
export const TestsFile: Validator;
export const Text: Validator;
export const Times: Validator;
export const Topic: Validator;
export const Twice: Validator;
export const Unasked: Validator;
export const Where: Validator;
/** The schemas themselves, by file name. */
export const schemas: Readonly<Record<string, object>>;
