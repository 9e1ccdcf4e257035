type Import = { to: string; isType: boolean };
export type Graph = Map<string, { isClient: boolean; imports: Import[] }>;

type Order = {
  tiers: string[][];
  plugIns: Record<string, string>;
  exceptions: Record<string, string[]>;
};
export function checkOrder(graph: Graph, order: Order): string[];

type BrowserRules = { validates: string[]; serverPackages: RegExp };
export function checkBrowser(graph: Graph, rules: BrowserRules): string[];
