import { expect, it } from "vitest";
import { importsOf } from "./import-graph.mjs";
import { checkBrowser, checkOrder, type Graph } from "./import-rules.mjs";

const graphOf = (files: Record<string, string>, clients: string[] = []): Graph =>
  new Map(
    Object.entries(files).map(([file, text]) => [
      file,
      {
        isClient: clients.includes(file),
        imports: importsOf(text).map(({ specifier, isType }) => ({ to: specifier, isType })),
      },
    ]),
  );

it("reads every form of import, and marks those that the compiler removes", () => {
  const text = `
import "server-only";
import type { A } from "a";
import { type B, type C } from "b";
import D, { type E } from "d";
import {
  type F,
  g,
} from "f";
export type { H } from "h";
export { i } from "i";
const later = () => import("j");
`;
  const found = importsOf(text).map(({ specifier, isType }) => `${specifier}${isType ? " type" : ""}`);
  expect(found).toEqual(["server-only", "a type", "b type", "d", "f", "h type", "i", "j"]);
});

const order = { tiers: [["http"], ["channels", "workspaces"], ["inbox"]], plugIns: { "source.ts": "inbox" } };

it("refuses imports of later domains, also of types, but for plug-ins and exceptions", () => {
  const graph = graphOf({
    "lib/http/run.ts": 'import type { Inbox } from "lib/inbox/schema.ts";',
    "lib/channels/service.ts":
      'import { a } from "lib/workspaces/access.ts";\nimport "lib/inbox/service.ts";',
    "lib/channels/source.ts": 'import { b } from "lib/inbox/table.ts";',
    "lib/inbox/service.ts": 'import { c } from "lib/channels/access.ts";',
    "lib/votes/service.ts": "",
  });
  const exceptions = { "lib/channels/service.ts": ["inbox"], "lib/inbox/service.ts": ["http"] };
  expect(checkOrder(graph, { ...order, exceptions })).toEqual([
    "lib/http/run.ts imports lib/inbox/schema.ts: inbox stands after http",
    "lib/votes: add it to a tier of scripts/lint/domain-order.mjs",
    "lib/inbox/service.ts http: the exception is no longer needed, delete it from scripts/lint/domain-order.mjs",
  ]);
});

it("follows what a client module brings to the browser, and stops at contracts and types", () => {
  const graph = graphOf(
    {
      "components/a.tsx": 'import { b } from "lib/b.ts";\nimport { c } from "lib/x/contract.ts";',
      "lib/b.ts": 'import { d } from "lib/d.ts";\nimport type { E } from "lib/x/schema.ts";',
      "lib/d.ts": 'import { f } from "lib/x/schema.ts";\nimport pg from "pg";',
      "lib/x/contract.ts": 'import { z } from "zod";',
      "lib/x/schema.ts": 'import { z } from "zod";',
      "components/form.tsx": 'import { z } from "zod";',
    },
    ["components/a.tsx", "components/form.tsx"],
  );
  const rules = { validates: ["components/form.tsx", "components/old.tsx"], serverPackages: /^pg$/ };
  expect(checkBrowser(graph, rules)).toEqual([
    "components/a.tsx → lib/b.ts → lib/d.ts imports lib/x/schema.ts in the browser",
    "components/a.tsx → lib/b.ts → lib/d.ts imports pg in the browser",
    "components/old.tsx doesn't validate in the browser, delete it from scripts/lint/domain-order.mjs",
  ]);
});
