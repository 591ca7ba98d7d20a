type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A keyword of JSON Schema 2020-12 in a section: the schema of a value, values that it takes, and values that it does not. */
export const KEYWORDS: Readonly<Record<string, readonly [schema: Json, good: readonly Json[], bad: readonly Json[]]>> =
  {
    true: [true, [1, "x", {}], []],
    false: [false, [], [1, "x"]],
    "type, one": [{ type: "integer" }, [1, 0, -3], ["1", 1.5, true, [1], {}]],
    "type, several": [{ type: ["string", "boolean"] }, ["", true], [1, [], {}]],
    "number and integer": [{ type: "number" }, [1, 1.5], ["1.5", false]],
    const: [{ const: { a: [1, "x"] } }, [{ a: [1, "x"] }], [{ a: [1, "y"] }, { a: [1] }, 1]],
    "const of a number is no text": [{ const: 1 }, [1], ["1", true]],
    enum: [{ enum: [1, "two", [3]] }, [1, "two", [3]], ["1", 2, [4], []]],
    multipleOf: [{ type: "number", multipleOf: 0.5 }, [1, 1.5, 0], [0.3]],
    maximum: [{ type: "number", maximum: 3 }, [3, -1], [3.1]],
    exclusiveMaximum: [{ type: "number", exclusiveMaximum: 3 }, [2.9], [3]],
    minimum: [{ type: "number", minimum: -1 }, [-1, 5], [-1.1]],
    exclusiveMinimum: [{ type: "number", exclusiveMinimum: 0 }, [0.1], [0]],
    "maxLength counts letters": [{ type: "string", maxLength: 2 }, ["大堂", "😀😀", "a"], ["abc", "😀😀😀"]],
    "minLength counts letters": [{ type: "string", minLength: 2 }, ["大堂", "😀😀"], ["a", "😀"]],
    "pattern is looked for anywhere": [{ type: "string", pattern: "a+" }, ["xaay", "a"], ["xy", "A"]],
    maxItems: [{ type: "array", maxItems: 1 }, [[], [1]], [[1, 2]]],
    minItems: [{ type: "array", minItems: 1 }, [[1]], [[]]],
    uniqueItems: [
      { type: "array", uniqueItems: true },
      [
        [1, 2],
        [1, "1"],
        [{ a: 1 }, { a: 2 }],
      ],
      [
        [1, 1],
        [
          { a: 1, b: 2 },
          { b: 2, a: 1 },
        ],
      ],
    ],
    items: [{ type: "array", items: { type: "integer" } }, [[], [1, 2]], [[1, "2"]]],
    "prefixItems, as many as there may be": [
      { type: "array", prefixItems: [{ type: "integer" }, { type: "string" }], items: false, minItems: 2 },
      [[1, "a"]],
      [["a", 1], [1], [1, "a", true]],
    ],
    maxProperties: [{ type: "object", maxProperties: 1 }, [{}, { a: 1 }], [{ a: 1, b: 2 }]],
    minProperties: [{ type: "object", minProperties: 1 }, [{ a: 1 }], [{}]],
    required: [{ type: "object", required: ["a"] }, [{ a: 1 }, { a: 1, b: 2 }], [{}, { b: 1 }]],
    "required, by names that every object has": [
      { type: "object", required: ["toString", "length"] },
      [{ toString: 1, length: 2 }],
      [{}, { length: 1 }],
    ],
    properties: [{ type: "object", properties: { a: { type: "integer" } } }, [{}, { a: 1 }, { b: "x" }], [{ a: "1" }]],
    "properties by names of keywords": [
      {
        type: "object",
        properties: { contains: { type: "integer" }, properties: true, $id: { const: { $ref: "x" } } },
      },
      [{ contains: 1, properties: { a: 1 } }, { $id: { $ref: "x" } }],
      [{ contains: "x" }, { $id: 1 }],
    ],
    "properties by names that every object has": [
      { type: "object", properties: { toString: { type: "integer" }, valueOf: { type: "integer" } } },
      [{}, { toString: 1 }],
      [{ toString: "x" }, { valueOf: "x" }],
    ],
    additionalProperties: [
      { type: "object", properties: { a: true }, additionalProperties: false },
      [{}, { a: 1 }],
      [{ b: 1 }, { a: 1, b: 2 }],
    ],
    patternProperties: [
      { type: "object", patternProperties: { "^n": { type: "integer" } }, additionalProperties: false },
      [{}, { n: 1, no: 2 }],
      [{ n: "1" }, { m: 1 }],
    ],
    propertyNames: [{ type: "object", propertyNames: { maxLength: 2 } }, [{ ab: 1 }], [{ abc: 1 }]],
    dependentRequired: [
      { type: "object", dependentRequired: { a: ["b"] } },
      [{}, { b: 1 }, { a: 1, b: 2 }],
      [{ a: 1 }],
    ],
    dependentSchemas: [
      { type: "object", dependentSchemas: { a: { type: "object", required: ["b"] } } },
      [{}, { a: 1, b: 2 }],
      [{ a: 1 }],
    ],
    allOf: [{ allOf: [{ type: "integer" }, { minimum: 3, type: "integer" }] }, [3], [2, "3"]],
    anyOf: [{ anyOf: [{ type: "integer" }, { type: "string", minLength: 2 }] }, [1, "ab"], ["a", true]],
    oneOf: [
      {
        oneOf: [
          { type: "integer", minimum: 3 },
          { type: "integer", maximum: 5 },
        ],
      },
      [1, 6],
      [4, "x"],
    ],
    not: [{ not: { type: "integer" } }, ["x", 1.5], [1]],
    "if, then, else": [
      { if: { type: "integer" }, then: { type: "integer", minimum: 3 }, else: { type: "string", minLength: 2 } },
      [3, "ab"],
      [2, "a", true],
    ],
    "dependencies, as older drafts have them": [
      { type: "object", dependencies: { a: ["b"] } },
      [{}, { b: 1 }, { a: 1, b: 2 }],
      [{ a: 1 }],
    ],
    "$ref to a definition": [{ $ref: "#/$defs/small" }, [1], [11, "x"]],
    "$ref beside other keywords": [{ $ref: "#/$defs/small", type: "integer", minimum: 1 }, [1, 10], [0, 11]],
    "$ref that comes back to itself": [
      { $ref: "#/$defs/tree" },
      [{}, { of: [{}, { of: [] }] }],
      [{ of: [{ of: 1 }] }, { other: 1 }, 1],
    ],
    "notes say nothing about a value": [
      { title: "Note", description: "x", $comment: "x", default: 1, examples: [1], deprecated: true, readOnly: true },
      [1, "x", {}],
      [],
    ],
  };

/** Definitions that those above refer to. */
export const DEFS = {
  small: { type: "integer", maximum: 10 },
  tree: {
    title: "Tree",
    type: "object",
    additionalProperties: false,
    properties: { of: { type: "array", items: { $ref: "#/$defs/tree" } } },
  },
};

/** What is not checked here is refused, not passed over. */
export const UNKNOWN: Readonly<Record<string, Json>> = {
  "a format": { type: "string", format: "date" },
  "a format that nobody has": { type: "string", format: "colour" },
  "a keyword that nobody has": { type: "string", longest: 3 },
  "items as a list, of another draft": { type: "array", items: [{ type: "string" }] },
  $data: { type: "number", maximum: { $data: "1/b" } },
  nullable: { nullable: true },
  "a list that begins with something and goes on with something else": {
    type: "array",
    prefixItems: [{ type: "integer" }],
    items: { type: "boolean" },
  },
  contains: { type: "array", contains: { const: 5 } },
  unevaluatedProperties: { type: "object", properties: { a: true }, unevaluatedProperties: false },
  unevaluatedItems: { type: "array", prefixItems: [true], minItems: 1, unevaluatedItems: false },
  "an anchor": { $anchor: "x", type: "string" },
  "an id inside": { $id: "https://example.invalid/x", type: "string" },
  "a type that is none": { type: "text" },
  "a pattern that is none": { type: "string", pattern: "(" },
  "a maximum that is a text": { type: "number", maximum: "3" },
  "a noun that our schemas do not have": { type: "string", refers: "spaceships" },
};
