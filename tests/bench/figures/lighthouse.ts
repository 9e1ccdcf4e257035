import runLighthouse, { type Config, desktopConfig } from "lighthouse";
import { inBrowser } from "../browser";
import { type Figure, measure, type Row } from "../figure";
import type { Instance } from "../instance";
import { createPages } from "../pages";

const categories = {
  performance: "performance",
  accessibility: "accessibility",
  "best-practices": "best practices",
};
type Category = keyof typeof categories;
type Scores = Record<Category, number>;

async function scoresOf(instance: Instance, url: string, isDesktop: boolean, log: (text: string) => void) {
  const flags = {
    port: instance.debugPort,
    onlyCategories: Object.keys(categories),
    // Or it would sign the person out.
    disableStorageReset: true,
    logLevel: "error" as const,
  };
  const config = isDesktop ? (desktopConfig as Config) : undefined;
  const result = await runLighthouse(url, flags, config);
  if (!result) throw new Error("Lighthouse gave no result");
  const { lhr } = result;
  if (new URL(lhr.finalDisplayedUrl).pathname !== new URL(url).pathname)
    throw new Error(`${url} led to ${lhr.finalDisplayedUrl}`);
  const scores = {} as Scores;
  for (const id of Object.keys(categories) as Category[]) {
    const category = lhr.categories[id]!;
    scores[id] = Math.round((category.score ?? 0) * 100);
    const worst = category.auditRefs
      .filter(({ id: audit, weight }) => weight > 0 && (lhr.audits[audit]?.score ?? 1) < 0.9)
      .map(({ id: audit }) => `${audit} ${lhr.audits[audit]?.displayValue ?? ""}`.trim());
    if (worst.length > 0) log(`${new URL(url).pathname} ${id} ${scores[id]}: ${worst.join(", ")}`);
  }
  return scores;
}

export const lighthouse: Figure = {
  name: "lighthouse",
  title: "Lighthouse",
  method:
    "Lighthouse's desktop settings, and its mobile ones, which simulate a slow phone on slow 4G: for those performance is reported only, since what is held to it is a workspace for long days at a desk.",
  async run({ instance, isQuick, log }) {
    const pages = await createPages(instance);
    const processes = [await instance.start("realtime"), await instance.start("web")];
    const rows: Row[] = [];
    const visits = [
      { name: "Sign-in page", url: pages.signIn, cookie: null },
      { name: "CHAT channel", url: pages.chat, cookie: pages.cookie },
    ];
    for (const { name, url, cookie } of visits) {
      for (const device of ["desktop", "mobile"] as const) {
        const runs: Scores[] = [];
        for (let n = 0; n < (isQuick ? 1 : 3); n += 1)
          runs.push(
            await inBrowser(instance, cookie, () => scoresOf(instance, url, device === "desktop", log)),
          );
        for (const [id, label] of Object.entries(categories)) {
          const values = runs.map((run) => run[id as Category]);
          const isReport = device === "mobile" && id === "performance";
          const target = isReport ? { isReport } : { atLeast: 95 };
          rows.push(measure({ what: `${name}, ${device}, ${label}`, unit: "", values, ...target }));
        }
      }
    }
    await Promise.all(processes.map((process) => process.stop()));
    return rows;
  },
};
