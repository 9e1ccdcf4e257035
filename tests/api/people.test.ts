import { beforeEach, expect, it } from "vitest";
import { updateMeContract } from "@/lib/accounts/contract";
import { db } from "@/lib/db";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import {
  blockPersonContract,
  getPersonContract,
  getPersonSettingsContract,
  listBlocksContract,
  listStatusesContract,
  unblockPersonContract,
  updatePersonSettingsContract,
} from "@/lib/people/contract";
import { makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair } from "@/tests/pair";
import { refusal, send } from "@/tests/setup/request";

let stranger: SignedIn;
beforeEach(async () => {
  await makePair();
  stranger = await makeSignedIn();
});

const set = (as: SignedIn, body: Record<string, unknown>) => send(as, updatePersonSettingsContract, { body });
const status = (text: string, expires: string | null = null) => ({ emoji: "🏖️", text, expires });

it("takes the first changes of a person's settings at once, those that change nothing included", async () => {
  const persons = await Promise.all(Array.from({ length: 5 }, () => makeSignedIn()));
  const answers = await Promise.all(
    persons.flatMap((person) => Array.from({ length: 6 }, () => set(person, {}))),
  );
  expect(new Set(answers.map((settings) => settings.timeZone))).toEqual(new Set(["UTC"]));
});

it("shows a profile and a status to those who share a workspace, not to strangers or the blocked, until its time is over", async () => {
  await set(ben, { status: status("At the sea"), timeZone: "Europe/Lisbon" });
  const profile = { title: "Weaver", pronouns: "he/him", bio: "Looms" };
  await db().user.update({ where: { id: ben.id }, data: profile });
  const params = { userId: ben.id };
  expect(await send(ada, getPersonContract, { params })).toMatchObject({
    ...profile,
    status: { text: "At the sea" },
    timeZone: "Europe/Lisbon",
  });
  expect((await send(ada, listStatusesContract)).items).toMatchObject([{ userId: ben.id }]);
  expect((await send(stranger, listStatusesContract)).items).toEqual([]);
  expect(await refusal(stranger, getPersonContract, { params })).toMatchObject({ status: 404 });
  await send(ben, blockPersonContract, { params: { userId: ada.id } });
  expect((await send(ada, listStatusesContract)).items).toEqual([]);
  expect(await send(ada, getPersonContract, { params })).toMatchObject({
    ...{ title: "", pronouns: "", bio: "", status: null, timeZone: null },
    isBlocked: false,
  });
  expect((await send(ben, listBlocksContract)).items).toMatchObject([{ id: ada.id }]);
  await send(ben, unblockPersonContract, { params: { userId: ada.id } });
  expect((await send(ada, listStatusesContract)).items).toHaveLength(1);

  const where = { userId: ben.id };
  await db().personSettings.update({ where, data: { statusExpires: new Date(Date.now() - 1_000) } });
  expect((await send(ada, listStatusesContract)).items).toEqual([]);
  expect((await send(ben, getPersonSettingsContract)).status).toBeNull();
  await cleanUpRows();
  expect(await db().personSettings.findUnique({ where })).toMatchObject({ statusText: "", statusEmoji: "" });
});

it("refuses what can't be: unknown time zones, half a schedule, statuses that are over, words for emoji", async () => {
  for (const body of [
    { timeZone: "Mars/Olympus" },
    // JavaScript knows it, PostgreSQL doesn't.
    { timeZone: "AET" },
    { quietHours: { from: 60 } },
    { quietHours: { from: 60, to: 60 } },
    { quietHours: { from: 60, to: 1440 } },
    { status: { emoji: "abc", text: "", expires: null } },
    { status: { emoji: "", text: " ", expires: null } },
    { status: status("x".repeat(101)) },
  ])
    expect(await refusal(ada, updatePersonSettingsContract, { body })).toMatchObject({ status: 422 });
  const over = { status: status("Late", new Date(Date.now() - 1_000).toISOString()) };
  expect(await refusal(ada, updatePersonSettingsContract, { body: over })).toMatchObject({ status: 409 });
  expect(await set(ada, { quietHours: { from: 22 * 60, to: 7 * 60 } })).toMatchObject({
    quietHours: { from: 1320, to: 420 },
    presence: "AUTO",
    sharesReceipts: true,
  });
  expect(await set(ada, { quietHours: null })).toMatchObject({ quietHours: null });
});

it("shows what a person says of themselves to those who see them, within its limits", async () => {
  const profile = { title: "Head of looms", pronouns: "she/her", bio: "Weaves algebra.\nAnd flowers." };
  await send(ada, updateMeContract, { body: profile });
  const params = { userId: ada.id };
  expect(await send(ben, getPersonContract, { params })).toMatchObject({ name: ada.name, ...profile });
  expect(await refusal(stranger, getPersonContract, { params })).toMatchObject({ status: 404 });
  // One field alone leaves the others.
  await send(ada, updateMeContract, { body: { title: "" } });
  expect(await send(ben, getPersonContract, { params })).toMatchObject({ ...profile, title: "" });
  for (const body of [
    { title: "x".repeat(81) },
    { pronouns: "a\nb" },
    { bio: "x".repeat(401) },
    { name: " " },
  ])
    expect(await refusal(ada, updateMeContract, { body })).toMatchObject({ status: 422 });
});
