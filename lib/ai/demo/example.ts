import type { Schema } from "./plan";

/** The least that a JSON schema accepts, with `word` for its texts. */
export function exampleOf(schema: Schema, word: string): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const first = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (first) return exampleOf(first, word);
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  switch (type?.toLowerCase()) {
    case "object": {
      const properties = Object.entries(schema.properties ?? {});
      return Object.fromEntries(properties.map(([key, property]) => [key, exampleOf(property, word)]));
    }
    case "array":
      return Array.from({ length: schema.minItems ?? 2 }, () => exampleOf(schema.items ?? {}, word));
    case "integer":
    case "number":
      return schema.minimum ?? 1;
    case "boolean":
      return true;
    case "null":
      return null;
    default:
      return word.slice(0, Math.min(60, schema.maxLength ?? 60)) || "text";
  }
}
