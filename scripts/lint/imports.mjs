import { EXCEPTIONS, PLUG_INS, SERVER_PACKAGES, TIERS, VALIDATES_IN_BROWSER } from "./domain-order.mjs";
import { readGraph } from "./import-graph.mjs";
import { checkBrowser, checkOrder } from "./import-rules.mjs";

// The second half of `npm run lint`; Biome holds the order of layers and finds cycles of files.
const graph = readGraph(["app", "components", "lib", "realtime"]);
const problems = [
  ...checkOrder(graph, { tiers: TIERS, plugIns: PLUG_INS, exceptions: EXCEPTIONS }),
  ...checkBrowser(graph, { validates: VALIDATES_IN_BROWSER, serverPackages: SERVER_PACKAGES }),
];
for (const problem of problems) console.error(problem);
console.log(`${graph.size} files, ${problems.length} imports against the order`);
process.exitCode = problems.length > 0 ? 1 : 0;
