import { expect, test } from "vitest";
import * as Y from "yjs";
import { transaction } from "@/lib/db";
import { whenStored } from "../../examples/y-websocket/when-stored.mjs";
import { makeActor, makeChannel, makeUser, makeWorkspace } from "../factories";
import { freePort } from "../free-port";
import { waitingForLocks } from "../setup/locks";
import { eventually } from "./clients";
import { textInLog } from "./document-helpers";
import { startNode, startNodeForTest } from "./node";
import { endPrograms, programOn } from "./yjs-clients";

endPrograms();

test("kill -9 of the node between the halves of a program's exchange, and after what it knows to be stored, loses and doubles nothing", async () => {
  const user = await makeUser();
  const [actor, workspace, port] = [await makeActor(user), await makeWorkspace(user), await freePort()];
  const { id } = await makeChannel(workspace, { type: "DOC", documentKind: "code" });
  const first = await startNode({}, port);
  const document = new Y.Doc();
  for (const letter of "abc") document.getText("text").insert(0, letter);
  const program = await programOn(first, actor, id, { document });
  await transaction(
    async (tx) => {
      // The node's half goes out, while the program's isn't committed.
      await tx.$executeRaw`LOCK TABLE document_updates IN SHARE MODE`;
      await eventually(() => expect(program.provider.synced).toBe(true));
      await waitingForLocks(1);
      await first.kill();
    },
    { timeout: 20_000 },
  );
  program.text.insert(3, " during");
  const second = await startNodeForTest({}, port);
  await eventually(() => expect(program.provider.synced).toBe(true), 20_000);
  await whenStored(program.provider);
  expect(await textInLog(id)).toBe("cba during");
  program.text.insert(10, " after");
  await whenStored(program.provider);
  const gone = second.kill();
  program.provider.destroy();
  await gone;
  expect(await textInLog(id)).toBe("cba during after");
});
