import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";

type Section = { offset: { line: number; column: number }; map: { sources: string[]; mappings: string } };
type SourceMap = Section["map"] & { sections?: Section[] };
type Start = { line: number; column: number; source: string | null };

/**
 * The modules in these scripts of the build, the largest first, in compressed bytes. A module's share of its script is
 * what it compresses to by itself, scaled so that the shares add up to what came over the wire.
 */
export function scriptModules(scripts: readonly { path: string; bytes: number }[]): [string, number][] {
  const sizes = new Map<string, number>();
  for (const script of scripts) {
    const texts = textsByModule(script.path) ?? new Map([[`${script.path} (no source map)`, " "]]);
    const parts = [...texts].map(([name, text]) => [name, deflateSync(text, { level: 9 }).length] as const);
    const sum = parts.reduce((total, [, size]) => total + size, 0);
    for (const [name, size] of parts) sizes.set(name, (sizes.get(name) ?? 0) + (size / sum) * script.bytes);
  }
  return [...sizes].sort(([, a], [, b]) => b - a);
}

/** What each module contributed to a script, or null where the build made no source map for it. */
function textsByModule(address: string): Map<string, string> | null {
  const file = path.join(process.env.BUILD_FOLDER || ".next", address.replace(/^\/_next\//, ""));
  const script = existsSync(file) ? readFileSync(file, "utf8") : "";
  const [, name] = /sourceMappingURL=(\S+)/.exec(script) ?? [];
  if (!name) return null;
  const map: SourceMap = JSON.parse(readFileSync(path.join(path.dirname(file), name), "utf8"));
  const starts = (map.sections ?? [{ offset: { line: 0, column: 0 }, map }]).flatMap(decode);
  const lines = script.split("\n");
  const texts = new Map<string, string>();
  for (const [index, { line, column, source }] of starts.entries()) {
    const next = starts[index + 1];
    const text = lines[line]?.slice(column, next?.line === line ? next.column : undefined);
    if (source && text) texts.set(source, (texts.get(source) ?? "") + text);
  }
  return texts;
}

/** Where in a script the text of which source begins. */
function decode({ offset, map: { sources, mappings } }: Section): Start[] {
  let source = 0;
  return mappings.split(";").flatMap((segments, row) => {
    let column = row === 0 ? offset.column : 0;
    if (segments === "") return [];
    return segments.split(",").map((segment) => {
      const [columns = 0, step] = variableLengthQuantities(segment);
      column += columns;
      source += step ?? 0;
      return {
        line: offset.line + row,
        column,
        source: step === undefined ? null : moduleName(sources[source] ?? ""),
      };
    });
  });
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

function variableLengthQuantities(segment: string): number[] {
  const numbers: number[] = [];
  let shift = 0;
  let value = 0;
  for (const character of segment) {
    const digit = DIGITS.indexOf(character);
    value += (digit & 31) << shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    shift = 0;
    value = 0;
  }
  return numbers;
}

const moduleName = (source: string) =>
  source.replace(/^turbopack:\/\/\/(\[project\]\/)?/, "").replace(/\?.*/, "");
