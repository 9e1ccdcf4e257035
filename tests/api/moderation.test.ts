import { beforeEach, describe, expect, it } from "vitest";
import { recordAudit } from "@/lib/audit/service";
import { db, transaction } from "@/lib/db";
import { listInboxContract } from "@/lib/inbox/contract";
import { deleteMessageContract } from "@/lib/messages/contract";
import {
  createReportContract,
  listAuditContract,
  listReportsContract,
  resolveReportContract,
} from "@/lib/moderation/contract";
import type { Decision } from "@/lib/moderation/schema";
import type { ObjectKey } from "@/lib/objects/types";
import { removeMemberContract, updateMemberContract } from "@/lib/workspaces/contract";
import {
  makeChannel,
  makeMember,
  makeMessage,
  makeSignedIn,
  makeWorkspace,
  type SignedIn,
} from "@/tests/factories";
import { ada, ben, channel, makePair, workspace, workspaceId } from "@/tests/pair";
import { refusal, requestRaw, send } from "@/tests/setup/request";

let chiara: SignedIn;
let messageId: string;

beforeEach(async () => {
  await makePair();
  chiara = await makeMember(workspace, { name: "Chiara" });
  messageId = (await makeMessage(channel, chiara, "Buy my tulips")).id;
});

const ofMessage = (id: string) => ({ type: "message" as const, id });
const ofPerson = ({ id }: { id: string }) => ({ type: "person" as const, id });
const report = (who: SignedIn, target: ObjectKey = ofMessage(messageId)) =>
  send(who, createReportContract, { body: { workspaceId, reason: "SPAM", note: "Again", target } });
const refusedReport = (who: SignedIn, target: object, more = {}) =>
  refusal(who, createReportContract, { body: { workspaceId, reason: "SPAM", target, ...more } });
const queue = async (who: SignedIn, filter: "open" | "closed" = "open") =>
  (await send(who, listReportsContract, { params: { workspaceId }, query: { filter } })).items;
const decide = (who: SignedIn, reportId: string, decision: Decision) =>
  send(who, resolveReportContract, { params: { workspaceId, reportId }, body: { decision } });
const refusedDecision = (who: SignedIn, reportId: string, decision: Decision = "dismiss") =>
  refusal(who, resolveReportContract, { params: { workspaceId, reportId }, body: { decision } });
const audit = async (who: SignedIn) =>
  (await send(who, listAuditContract, { params: { workspaceId } })).items;
const inbox = async (who: SignedIn) => (await send(who, listInboxContract)).items;

describe("reporting", () => {
  it("keeps the reported text, notifies the admins, and is one report while it is open", async () => {
    const [first, ...others] = await Promise.all(Array.from({ length: 5 }, () => report(ben)));
    expect(others.every(({ id }) => id === first?.id)).toBe(true);
    await db().message.update({ where: { id: messageId }, data: { body: "Edited since" } });
    expect(await queue(ada)).toMatchObject([
      {
        excerpt: "Buy my tulips",
        reporter: { name: "Ben" },
        subject: { name: "Chiara" },
        can: { deleteTarget: true, removeMember: true },
      },
    ]);
    expect(await inbox(ada)).toMatchObject([{ kind: "REPORT" }]);
    expect(await inbox(chiara)).toEqual([]);
  });

  it("is refused without one target, of oneself, of the deleted and the unseen", async () => {
    expect(await refusedReport(ben, {})).toMatchObject({ status: 422 });
    expect(await refusedReport(ben, { type: "dragon", id: messageId })).toMatchObject({ status: 422 });
    expect(await refusedReport(ben, ofMessage(messageId), { note: "x".repeat(1_001) })).toMatchObject({
      status: 422,
    });
    expect(await refusedReport(chiara, ofMessage(messageId))).toMatchObject({ status: 409 });
    const eve = await makeSignedIn();
    expect(await refusedReport(eve, ofMessage(messageId))).toMatchObject({ status: 404 });
    expect(await refusedReport(ben, ofPerson(eve))).toMatchObject({ status: 404 });
    const elsewhere = await makeWorkspace(ben);
    const wrong = { workspaceId: elsewhere.id };
    expect(await refusedReport(ben, ofMessage(messageId), wrong)).toMatchObject({ status: 404 });
    expect(await refusedReport(ben, { type: "channel", id: channel.id })).toMatchObject({ status: 422 });
    await send(chiara, deleteMessageContract, { params: { messageId } });
    expect(await refusedReport(ben, ofMessage(messageId))).toMatchObject({ status: 409 });
    expect(await db().report.count({ where: { workspaceId } })).toBe(0);
  });

  it("is limited", async () => {
    const statuses = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const body = { workspaceId, target: ofMessage(messageId), reason: "SPAM" };
        return (await requestRaw(ben, createReportContract, { body })).status;
      }),
    );
    expect(statuses).toContain(429);
  });
});

describe("the queue", () => {
  it("is for admins, and hides from them what is about themselves and where they aren't", async () => {
    const { id } = await report(ben);
    for (const contract of [listReportsContract, listAuditContract])
      expect(await refusal(ben, contract, { params: { workspaceId } })).toMatchObject({ status: 403 });
    expect(await refusedDecision(ben, id)).toMatchObject({ status: 403 });
    expect(await refusedDecision(await makeSignedIn(), id)).toMatchObject({ status: 404 });

    await db().membership.update({
      where: { workspaceId_userId: { workspaceId, userId: chiara.id } },
      data: { role: "ADMIN" },
    });
    expect(await queue(chiara)).toEqual([]);
    expect(await refusedDecision(chiara, id)).toMatchObject({ status: 404 });

    const members = [ben, chiara].map((user) => ({ user, role: "EDITOR" as const }));
    const hidden = await makeChannel({ id: workspaceId }, { visibility: "PRIVATE", name: "hidden", members });
    await report(ben, ofMessage((await makeMessage(hidden, chiara, "Between us")).id));
    const [secret, open] = await queue(ada);
    expect(secret).toMatchObject({ excerpt: "Between us", place: null });
    expect(JSON.stringify(await inbox(ada))).not.toContain("hidden");
    expect(open?.place).toMatchObject({ anchor: { seq: 1 } });
  });
});

describe("deciding", () => {
  it("deletes the message, once, with its entry", async () => {
    const { id } = await report(ben);
    await decide(ada, id, "deleteTarget");
    expect(await db().message.findUnique({ where: { id: messageId } })).toMatchObject({ body: "" });
    expect(await audit(ada)).toMatchObject([
      {
        action: "message.delete",
        actor: { name: "Ada" },
        subject: { name: "Chiara" },
        details: { reportId: id },
      },
    ]);
    expect(await refusedDecision(ada, id)).toMatchObject({ status: 409 });
    expect(await queue(ada)).toEqual([]);
    expect(await queue(ada, "closed")).toMatchObject([{ status: "RESOLVED", resolvedBy: { name: "Ada" } }]);
  });

  it("warns without a word of who reported", async () => {
    await decide(ada, (await report(ben)).id, "warn");
    const items = await inbox(chiara);
    expect(items).toMatchObject([{ kind: "WARNING", actor: null }]);
    expect(JSON.stringify(items)).not.toContain(ben.id);
  });

  it("removes a member, and leaves nothing where it may not", async () => {
    const ofOwner = await report(ben, ofPerson(ada));
    await db().membership.update({
      where: { workspaceId_userId: { workspaceId, userId: chiara.id } },
      data: { role: "ADMIN" },
    });
    expect(await refusedDecision(chiara, ofOwner.id, "removeMember")).toMatchObject({ status: 403 });
    expect(await db().auditEntry.count({ where: { workspaceId } })).toBe(0);
    expect(await db().report.findUnique({ where: { id: ofOwner.id } })).toMatchObject({ status: "OPEN" });
    await decide(ada, (await report(ben)).id, "removeMember");
    expect(await db().membership.count({ where: { workspaceId, userId: chiara.id } })).toBe(0);
  });
});

describe("the audit log", () => {
  it("is written by the acts themselves", async () => {
    const params = { workspaceId, userId: chiara.id };
    await send(ada, updateMemberContract, { params, body: { role: "GUEST" } });
    await send(ada, removeMemberContract, { params });
    await send(ada, deleteMessageContract, { params: { messageId } });
    const entries = await audit(ada);
    expect(entries.map(({ action }) => action)).toEqual([
      "message.delete",
      "member.remove",
      "member.updateRole",
    ]);
    expect(entries[2]?.details).toEqual({ role: "GUEST", formerRole: "MEMBER" });
  });

  it("keeps no entry of what was rolled back", async () => {
    const failing = transaction(async (tx) => {
      await recordAudit(tx, { workspaceId, actorId: ada.id, action: "member.warn", subjectId: ben.id });
      throw new Error("rolled back");
    });
    await expect(failing).rejects.toThrow("rolled back");
    expect(await audit(ada)).toEqual([]);
  });
});
