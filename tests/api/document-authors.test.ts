import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { db } from "@/lib/db";
import { claimClients } from "@/lib/documents/clients";
import { compactDocument } from "@/lib/documents/compact";
import { editBlocksContract, getContentContract } from "@/lib/documents/content/contract";
import { loadDocument } from "@/lib/documents/read-log";
import { listVersionsContract, restoreVersionContract } from "@/lib/documents/versions/contract";
import { paragraph, writeDocument } from "@/tests/documents";
import { makeChannel } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { inbox } from "./inbox-helpers";

beforeEach(makePair);

it("names who wrote, whoever was connected, owns the document or restored it (case 13)", async () => {
  const { id: documentId } = await makeChannel(workspace, { name: "Plan", type: "DOC" });
  const params = { documentId };
  /** Ends an editing period: what was written since the last one was so many hours ago. */
  const wasHoursAgo = async (hours: number) => {
    const createdAt = new Date(Date.now() - hours * 3_600_000);
    await db().documentUpdate.updateMany({ where: { documentId }, data: { createdAt } });
    await compactDocument(documentId);
  };
  const written = await writeDocument({ id: documentId }, ada, "One.", "Two.", "Three.");
  const offline = written.openFor(ada);
  await claimClients([{ documentId, clientId: 4_711, userId: ben.id }]);
  await wasHoursAgo(4);

  const { blockIds } = await send(ben, getContentContract, { params });
  const edits = [{ block: blockIds[1]!, action: "replace" as const, markdown: "Second." }];
  await send(ben, editBlocksContract, { params, body: { edits } });
  await wasHoursAgo(3);

  await loadDocument(documentId, (updates) => {
    for (const update of updates) Y.applyUpdate(written.fragment.doc!, update);
  });
  const typing = written.openFor(ben);
  await typing.edit((fragment) => fragment.push([paragraph("Ben types.")]));
  await offline.edit((fragment) => fragment.insert(0, [paragraph("From Ada’s train.")]));
  await wasHoursAgo(2);

  const list = async () => (await send(ada, listVersionsContract, { params })).items.toReversed();
  const names = async () =>
    (await list()).map(({ authors }) => authors.map(({ person }) => person?.name).sort());
  expect(await names()).toEqual([["Ada"], ["Ben"], ["Ada", "Ben"]]);
  const [first] = await list();
  const restore = { params: { documentId, versionId: first!.id } };
  await send(ben, restoreVersionContract, restore);
  expect((await list()).at(-1)).toMatchObject({
    restoredFromId: first!.id,
    authors: [{ person: { name: "Ben" } }],
  });
  const { content } = await send(ada, getContentContract, { params, query: { format: "text" } });
  expect(content).toBe("One.\nTwo.\nThree.");
  expect([await inbox(ada), await inbox(ben)]).toEqual([[], []]);
});
