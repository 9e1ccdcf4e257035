import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import type { Figure, Row } from "./figure";

const file = "docs/BENCHMARKS.md";
const columns = ["", "Guildhall", "Limit", "Ratio", "Target", "Met"] as const;

const mark = ({ isMet }: Row) => (isMet === null ? "" : isMet ? "yes" : "**no**");
const cells = (row: Row) => [row.what, row.product, row.limit, row.ratio, row.target, mark(row)];

export function printTable(rows: readonly Row[]): void {
  const table = [[...columns], ...rows.map(cells)];
  const widths = columns.map((_, n) => Math.max(...table.map((row) => row[n]!.length)));
  for (const row of table) console.log(`  ${row.map((cell, n) => cell.padEnd(widths[n]!)).join("  ")}`);
}

/** Replaces a figure's section in docs/BENCHMARKS.md; the rest stays as it is. */
export function writeReport(figure: Figure, rows: readonly Row[]): void {
  const [start, end] = [`<!-- ${figure.name}: written by npm run bench -->`, `<!-- /${figure.name} -->`];
  const table = [columns, columns.map(() => "---"), ...rows.map(cells)];
  const section = [
    start,
    `## ${figure.title}`,
    figure.method,
    "",
    ...table.map((row) => `| ${row.join(" | ")} |`),
    "",
    `\`npm run bench -- ${figure.name}\` · ${provenance()}`,
    end,
  ].join("\n");
  const text = readFileSync(file, "utf8");
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  const isThere = from >= 0 && to > from;
  writeFileSync(
    file,
    isThere
      ? text.slice(0, from) + section + text.slice(to + end.length)
      : `${text.trimEnd()}\n\n${section}\n`,
  );
}

function provenance(): string {
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const cpus = os.cpus();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const date = new Date().toISOString().slice(0, 10);
  return `${date}, commit ${commit}, ${cpus.length} × ${cpus[0]?.model.trim()}, ${memory} GiB, Node ${process.versions.node}, ${os.type()}`;
}
