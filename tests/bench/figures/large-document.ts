import { documentName } from "@/lib/documents/names";
import { startClients } from "../client-process";
import type { DocumentClients } from "../clients/document";
import { typedUpdates } from "../documents";
import { compare, type Figure, measure } from "../figure";
import { createChannel, createTeam, fillDocument } from "../people";

const EDITS = 100_000;
const TYPISTS = 20;
const PER_SECOND = 5;

export const largeDocument: Figure = {
  name: "large-document",
  title: `A document of ${EDITS.toLocaleString("en")} edits`,
  method: `All edits lie in the log, nothing has been compacted yet, and the node doesn't hold the document: the worst case. Milliseconds from connecting until the reader has it whole, while ${TYPISTS} people type ${PER_SECOND} letters a second each into another document; theirs is compared with the same without anyone opening.`,
  async run({ instance, isQuick, log }) {
    const team = await createTeam(TYPISTS + 1);
    const updates = typedUpdates(EDITS);
    const rounds = isQuick ? 2 : 5;
    const url = `${instance.realtimeUrl.replace("http", "ws")}/collab`;
    const product = await instance.start("realtime");
    const typists = startClients<DocumentClients>("document");
    const reader = startClients<DocumentClients>("document");
    const tokens = team.people.slice(1).map((person) => person.realtimeToken);
    const token = team.people[0]!.realtimeToken;
    const other = documentName(await createChannel(team.workspaceId, "DOC"));
    await typists.call("open", { group: "typists", url, name: other, tokens });
    const type = () => typists.call("type", { group: "typists", perSecond: PER_SECOND, seconds: 4 });
    await type();

    const opened: number[] = [];
    const busy: number[] = [];
    const calm: number[] = [];
    for (let n = 0; n < rounds; n += 1) {
      const channelId = await createChannel(team.workspaceId, "DOC");
      await fillDocument(channelId, updates);
      calm.push((await type()).acknowledge.p95);
      const typing = type();
      const { ms, clocks } = await reader.call("read", { url, name: documentName(channelId), token });
      const length = Object.values(clocks).reduce((a, b) => a + b, 0);
      if (length < EDITS * 0.9) throw new Error(`Only ${length} of the document's insertions arrived`);
      busy.push((await typing).acknowledge.p95);
      opened.push(ms);
      log(`opened in ${ms.toFixed(0)} ms; others' p95 ${busy.at(-1)?.toFixed(2)} ms`);
    }
    reader.stop();
    typists.stop();
    await product.stop();
    return [
      measure({ what: "Opened after", unit: "ms", values: opened, atMost: 1000 }),
      compare({
        what: "The others' edit to acknowledged, p95",
        unit: "ms",
        product: busy,
        limit: calm,
        isReport: true,
      }),
    ];
  },
};
