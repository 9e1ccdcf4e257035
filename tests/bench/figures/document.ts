import { documentName } from "@/lib/documents/names";
import { startClients } from "../client-process";
import type { DocumentClients } from "../clients/document";
import { compare, count, type Figure } from "../figure";
import { createChannel, createTeam } from "../people";

const PEOPLE = 50;
const PER_SECOND = 5;
/** Of the limit, with every edit checked before it is appended. */
const AT_MOST = { p50: 1.5, p95: 1.3 };

type Side = "product" | "limit" | "programs";

export const document: Figure = {
  name: "document",
  title: "An edit of a document",
  method: `${PEOPLE} people in one document type ${PER_SECOND} letters a second each. The limit is stock Hocuspocus with its stock Database extension, which acknowledges from memory and stores seconds later; Guildhall checks each edit against the document and commits it first. The figure is the time until the others see it; an acknowledgement that waits for a commit is held against one that waits for nothing, so its times are only reported. Programs over y-websocket take the same way into a document, and are held against the same limit.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(PEOPLE);
    const product = await instance.start("realtime");
    const baseline = await instance.startBaseline("document");
    const clients = startClients<DocumentClients>("document");
    const realtime = instance.realtimeUrl.replace("http", "ws");
    const urls = {
      product: `${realtime}/collab`,
      programs: `${realtime}/yjs`,
      limit: `ws://127.0.0.1:${instance.baselinePorts.document}`,
    };
    // Each round has a document of its own, so that both sides' are of the same size.
    const round = async (side: Side, seconds: number) => {
      const id = await createChannel(team.workspaceId, "DOC");
      const isProgram = side === "programs";
      const name = isProgram ? id : documentName(id);
      const tokens = team.people.map((person) => (isProgram ? person.accessToken : person.realtimeToken));
      const where = { group: side, url: urls[side], name, isProgram, hasOwnAddress: side === "product" };
      await clients.call("open", { ...where, tokens });
      const result = await clients.call("type", { group: side, perSecond: PER_SECOND, seconds });
      await clients.call("close", { group: side });
      return result;
    };
    const seconds = isQuick ? 4 : 10;
    for (const side of ["product", "programs", "limit"] as const) await round(side, 5);
    const results: Record<Side, Awaited<ReturnType<typeof round>>>[] = [];
    for (let n = 0; n < (isQuick ? 3 : 7); n += 1) {
      const one = {
        product: await round("product", seconds),
        limit: await round("limit", seconds),
        programs: await round("programs", seconds),
      };
      results.push(one);
      const { product: ours, limit } = one;
      log(`acknowledged p50 ${ours.acknowledge.p50.toFixed(2)} to ${limit.acknowledge.p50.toFixed(2)} ms`);
    }
    clients.stop();
    await Promise.all([product.stop(), baseline.stop()]);

    const pair = (kind: "acknowledge" | "see", p: "p50" | "p95", side: Side = "product") => ({
      unit: "ms",
      product: results.map((one) => one[side][kind][p]),
      limit: results.map((one) => one.limit[kind][p]),
      ...(kind === "see" ? { atMost: AT_MOST[p] } : ({ isReport: true } as const)),
    });
    const edits = results.length * PEOPLE * PER_SECOND * seconds;
    return [
      compare({ what: "Edit to acknowledged, p50", ...pair("acknowledge", "p50") }),
      compare({ what: "Edit to acknowledged, p95", ...pair("acknowledge", "p95") }),
      compare({ what: "Edit to seen by the others, p50", ...pair("see", "p50") }),
      compare({ what: "Edit to seen by the others, p95", ...pair("see", "p95") }),
      compare({ what: "Over y-websocket, to seen by the others, p50", ...pair("see", "p50", "programs") }),
      compare({ what: "Over y-websocket, to seen by the others, p95", ...pair("see", "p95", "programs") }),
      count({
        what: "Edits never acknowledged",
        values: results.map((one) => one.product.unacknowledged + one.programs.unacknowledged),
        of: 2 * edits,
        atMost: 0,
      }),
      count({
        what: "Edits not seen by someone",
        values: results.map((one) => one.product.unseen + one.programs.unseen),
        of: 2 * edits * (PEOPLE - 1),
        atMost: 0,
      }),
    ];
  },
};
