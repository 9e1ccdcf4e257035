import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { operations } from "@/lib/composition/endpoints";
import type { Contract } from "@/lib/http/contract";
import { makeWorkspace } from "@/tests/factories";
import { requestRaw } from "@/tests/setup/request";
import { makeUserWithPassword, PASSWORD } from "./accounts-helpers";

// Runs docs/work-over-rest.md: each call of its examples, in order, with what earlier ones answered.

const EXAMPLE =
  /^(?:curl|call)(?: -X (?<method>[A-Z]+))? "\$URL(?<path>[^"]+)"(?: --json (?<json>'.*'))?\n# (?<status>\d+)(?<names>.*)$/gm;

const guide = readFileSync("docs/work-over-rest.md", "utf8");
const examples = [...guide.matchAll(EXAMPLE)].map(({ groups }) => groups!);

const contracts: Contract[] = Object.values(operations).map(({ contract }) => contract);
const pattern = ({ path }: Contract) => new RegExp(`^${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

function findContract(method: string, path: string) {
  for (const contract of contracts) {
    const match = contract.method === method && pattern(contract).exec(path);
    if (match) return { contract, params: match.groups ?? {} };
  }
  throw new Error(`No operation is ${method} ${path}`);
}

const fieldOf = (answer: unknown, field: string) =>
  field.split(".").reduce((at, key) => (at as Record<string, unknown>)?.[key], answer);

it("says of REST what REST does", async () => {
  const { email, id } = await makeUserWithPassword();
  await makeWorkspace({ id });
  const variables: Record<string, string> = { EMAIL: email, PASSWORD };
  const filled = (text: string) =>
    text.replace(/\$\(uuidgen\)/g, () => randomUUID()).replace(/\$([A-Z]+)/g, (_, name) => variables[name]!);
  // As a shell joins 'a'$B'c'.
  const unquoted = (text: string) =>
    text.slice(1, -1).replace(/'"?(\$[^'"]+)"?'/g, (_, value) => filled(value));

  expect(examples.length).toBe(guide.match(/^(curl|call) /gm)?.length);
  for (const { method, path = "", json, status, names = "" } of examples) {
    const url = new URL(filled(path), "http://guide");
    const { contract, params } = findContract(method ?? (json ? "POST" : "GET"), url.pathname);
    const response = await requestRaw(null, contract, {
      ...{ params, query: Object.fromEntries(url.searchParams) },
      ...(json && { body: JSON.parse(unquoted(json)) }),
      headers: variables.TOKEN ? { authorization: `Bearer ${variables.TOKEN}` } : {},
    });
    const answer = response.status === 204 ? null : await response.json();
    expect(response.status, `${contract.method} ${path} ${JSON.stringify(answer)}`).toBe(Number(status));
    for (const [, name = "", field = ""] of names.matchAll(/([A-Z]+)=(\S+)/g)) {
      expect(fieldOf(answer, field), `${field} of ${path}`).toBeTypeOf("string");
      variables[name] = String(fieldOf(answer, field));
    }
  }
});

it("names operations of the API alone", () => {
  const named = [...guide.matchAll(/`(GET|POST|PUT|PATCH|DELETE) (\/api\/[^`]+)`/g)];
  for (const [, method = "", path = ""] of named) expect(() => findContract(method, path)).not.toThrow();
});
