import path from "node:path";

/** The domain of a file in lib/: its folder; null for a file that stands directly in lib/. */
const domainOf = (file) => /^lib\/([^/]+)\//.exec(file)?.[1] ?? null;

/** Lists the imports that break the order of domains, and the exceptions that no longer exist. */
export function checkOrder(graph, { tiers, plugIns, exceptions }) {
  const rank = new Map(tiers.flatMap((tier, at) => tier.map((domain) => [domain, at])));
  const unused = new Set(
    Object.entries(exceptions).flatMap(([file, to]) => to.map((domain) => `${file} ${domain}`)),
  );
  const problems = new Set();
  for (const [file, { imports }] of graph) {
    if (!file.startsWith("lib/")) continue;
    const from = domainOf(file);
    if (from && !rank.has(from))
      problems.add(`lib/${from}: add it to a tier of scripts/lint/domain-order.mjs`);
    for (const { to } of imports) {
      if (!to.startsWith("lib/")) continue;
      const target = domainOf(to);
      if (target === from || (rank.get(target) ?? 0) <= (rank.get(from) ?? 0)) continue;
      if (plugIns[path.posix.basename(file)] === target) continue;
      if (exceptions[file]?.includes(target)) unused.delete(`${file} ${target}`);
      else problems.add(`${file} imports ${to}: ${target} stands after ${from}`);
    }
  }
  for (const entry of unused)
    problems.add(`${entry}: the exception is no longer needed, delete it from scripts/lint/domain-order.mjs`);
  return [...problems];
}

/**
 * Lists how browser modules reach what is the server's. Follows the imports that the compiler keeps from every client
 * module. A contract is replaced while bundling, so nothing behind it counts.
 */
export function checkBrowser(graph, { validates, serverPackages }) {
  const reachedFrom = new Map(
    [...graph].filter(([, { isClient }]) => isClient).map(([file]) => [file, null]),
  );
  const unused = new Set(validates);
  const problems = [];
  for (const file of reachedFrom.keys()) {
    if (file.endsWith("/contract.ts")) continue;
    for (const { to, isType } of graph.get(file)?.imports ?? []) {
      if (isType) continue;
      const isValidation = to === "zod" || to.endsWith("/schema.ts");
      if (isValidation && validates.includes(file)) unused.delete(file);
      else if (isValidation || serverPackages.test(to))
        problems.push(`${chain(file)} imports ${to} in the browser`);
      else if (graph.has(to) && !reachedFrom.has(to)) reachedFrom.set(to, file);
    }
  }
  for (const file of unused)
    problems.push(`${file} doesn't validate in the browser, delete it from scripts/lint/domain-order.mjs`);
  return problems;

  function chain(file) {
    const before = reachedFrom.get(file);
    return before ? `${chain(before)} → ${file}` : file;
  }
}
