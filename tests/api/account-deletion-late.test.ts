import { expect, it, onTestFinished } from "vitest";
import { endpoints } from "@/lib/composition/endpoints";
import { handlers } from "@/lib/composition/job-handlers";
import { db, pool } from "@/lib/db";
import { env } from "@/lib/env";
import { contractId } from "@/lib/http/contract-id";
import { describeError } from "@/lib/http/describe-error";
import { run } from "@/lib/http/run";
import { deleteAccountContract } from "@/lib/personal-data/contract";
import { PERSON_COLUMNS } from "@/lib/personal-data/deletion/tables";
import { diskStorage } from "@/lib/storage/disk";
import { storage } from "@/lib/storage/storage";
import {
  addMember,
  makeActor,
  makeChannel,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
} from "@/tests/factories";
import { liftLimits } from "@/tests/setup/lift-limits";
import { send } from "@/tests/setup/request";
import { loadSamples } from "@/tests/setup/samples";
import { postUpload, storedFiles } from "./files-helpers";

/** Says on purpose that no realtime node is there. */
const MAY_BE_UNAVAILABLE = "GET /api/ready";

const samples = await loadSamples();
/** Those that change what is left of the person, where a sample changes nothing. */
const changes: Record<string, object> = { "PATCH /api/auth/me": { name: "Eve again" } };
const context = {
  ...{ requestId: "late", ip: "10.1.1.1", host: null, userAgent: null, cookie: null },
  responseHeaders: new Headers(),
};

it("leaves no bytes of an upload that it overtakes", async () => {
  const person = await makeSignedIn({ name: "Eve" });
  const workspace = await makeWorkspace(await makeSignedIn());
  await addMember(workspace, person);
  const { id: channelId } = await makeChannel(workspace);
  const disk = diskStorage(env().FILES_DIR);
  onTestFinished(() => storage.replace());
  storage.replace({
    ...disk,
    async adopt(key, path) {
      await send(person, deleteAccountContract, { body: { confirmation: person.name } });
      await disk.adopt(key, path);
    },
  });
  const before = await storedFiles(env().FILES_DIR);
  const response = await postUpload(person, { query: { channelId, name: "a.txt" }, body: "text" });
  expect(response.status).toBe(404);
  expect(await storedFiles(env().FILES_DIR)).toEqual(before);
  expect(await db().file.count({ where: { ownerId: person.id } })).toBe(0);
});

liftLimits();

it("refuses what comes late, whatever it is, as of who isn’t signed in", async () => {
  const owner = await makeSignedIn({ name: "Eve" });
  const workspace = await makeWorkspace(owner);
  const channel = await makeChannel(workspace, { members: [{ user: owner, role: "MANAGER" }] });
  const message = await makeMessage(channel, owner);
  const own = await samples.foreign({ owner, workspace, channel, message });
  // As a request that was let in just before the deletion.
  const actor = await makeActor(owner);
  await send(owner, deleteAccountContract, { body: { confirmation: owner.name } });

  const answers: Record<string, string> = {};
  for (const endpoint of endpoints) {
    const id = contractId(endpoint.contract);
    const names = [...id.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
    const params = Object.fromEntries(names.map((name) => [name, own[name]]));
    const raw = { params, query: samples.queries[id], body: changes[id] ?? samples.bodies[id]?.() };
    try {
      await run(endpoint as never, actor, raw, context);
    } catch (error) {
      answers[id] = describeError(error, id, context.requestId).error.code;
    }
  }
  const faults = Object.entries(answers).filter(
    ([id, code]) => ["internal", "unavailable", "overloaded"].includes(code) && id !== MAY_BE_UNAVAILABLE,
  );
  expect(faults).toEqual([]);
  expect(answers["PATCH /api/auth/me"]).toBe("unauthenticated");
  expect(answers["POST /api/workspaces"]).toBe("unauthenticated");
  expect(await db().user.findUnique({ where: { id: owner.id } })).toMatchObject({ name: "Deleted account" });

  await handlers["rows.cleanUp"]({});
  for (const [column, fate] of Object.entries(PERSON_COLUMNS)) {
    const [table, name] = column.split(".");
    if (fate !== "delete") continue;
    const { rows } = await pool().query(`SELECT FROM ${table} WHERE ${name} = $1`, [owner.id]);
    expect(rows.length, column).toBe(0);
  }
});
