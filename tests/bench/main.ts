// Runs the figures that scripts/bench.mjs was asked for. Exits with 1 when one misses its target.
import { closeDatabase } from "@/lib/db";
import type { Figure, Row } from "./figure";
import { ai } from "./figures/ai";
import { ask } from "./figures/ask";
import { board } from "./figures/board";
import { calls } from "./figures/calls";
import { channelMade } from "./figures/channel-made";
import { coldPage } from "./figures/cold-page";
import { crowd } from "./figures/crowd";
import { document } from "./figures/document";
import { documents } from "./figures/documents";
import { endpoints } from "./figures/endpoints";
import { fanout } from "./figures/fanout";
import { firstLoad } from "./figures/first-load";
import { interaction } from "./figures/interaction";
import { kills } from "./figures/kills";
import { largeChannel } from "./figures/large-channel";
import { largeDocument } from "./figures/large-document";
import { lighthouse } from "./figures/lighthouse";
import { resending } from "./figures/resending";
import { search } from "./figures/search";
import { start } from "./figures/start";
import { webhooks } from "./figures/webhooks";
import { readInstance } from "./instance";
import { printTable, writeReport } from "./report";

const figures: Figure[] = [
  fanout,
  crowd,
  resending,
  document,
  kills,
  webhooks,
  largeDocument,
  documents,
  largeChannel,
  search,
  ask,
  ai,
  board,
  channelMade,
  calls,
  endpoints,
  firstLoad,
  coldPage,
  interaction,
  lighthouse,
  start,
];

const args = process.argv.slice(2);
const isQuick = args.includes("--quick");
const instance = readInstance(args);
const failed: string[] = [];

for (const figure of figures.filter(({ name }) => instance.wanted.includes(name))) {
  console.log(`\n${figure.title}`);
  try {
    const rows: Row[] = await figure.run({ instance, isQuick, log: (text) => console.log(`  … ${text}`) });
    printTable(rows);
    // A quick run is for development; the document keeps the long ones.
    if (!isQuick) writeReport(figure, rows);
    failed.push(...rows.filter(({ isMet }) => isMet === false).map(({ what }) => `${figure.name}: ${what}`));
  } catch (error) {
    console.error(error);
    failed.push(`${figure.name}: broke off`);
  }
}
await closeDatabase();
if (failed.length > 0) console.log(`\nMissed:\n${failed.map((line) => `  ${line}`).join("\n")}`);
else console.log("\nAll targets met.");
process.exit(failed.length > 0 ? 1 : 0);
