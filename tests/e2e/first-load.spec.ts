import { db } from "@/lib/db";
import { makeMessage, makeMessages } from "../factories";
import { firstRequests } from "../setup/first-requests";
import { scriptBytes } from "../setup/script-bytes";
import { makeTeam, type Team } from "./setup/team";
import { expect, test } from "./setup/test";

/**
 * What isn't on the screen at first loads when it is asked for; this is what keeps it so. In kilobytes, compressed, for
 * each type of channel.
 */
const MAX_SCRIPT = { chat: 242, doc: 415 };
/** After HTML, scripts, styles, fonts and pictures, and beside the socket. */
const MAX_REQUESTS = 2;

for (const type of ["chat", "doc"] as const)
  test(`the first load of a ${type} is small`, async ({ browserOf, instance }) => {
    const team = await makeTeam();
    await makeEveryKind(team);
    const url = instance.url + team.pathTo(team[type]);
    const { kilobytes, largest } = await scriptBytes(await browserOf(team.ada), url);
    expect(kilobytes).toBeGreaterThan(100);
    expect(kilobytes, `the largest scripts are\n${largest.join("\n")}`).toBeLessThanOrEqual(MAX_SCRIPT[type]);
  });

/**
 * Text with everything that can be in one, a poll and a reaction, each of which takes code to show. The code block names
 * no language: what highlights it is fetched when it is seen, and is another 40 kB.
 */
async function makeEveryKind({ ada, ben, chat }: Team) {
  await makeMessages(chat, ben, 20);
  const body =
    "Some **bold** and `code`, a list:\n\n- one\n- two\n\n```\nconst one = 1;\n```\n\nhttps://example.com";
  const { id } = await makeMessage(chat, ben, body);
  await db().reaction.create({ data: { messageId: id, userId: ada.id, emoji: "👍" } });
  const poll = await makeMessage(chat, ben, "");
  await db().message.update({ where: { id: poll.id }, data: { kind: "POLL" } });
  const options = { create: ["Tea", "Coffee"].map((text, position) => ({ text, position })) };
  const rules = { isMultiple: false, isAnonymous: false, canAddOptions: false };
  await db().poll.create({ data: { id: poll.id, question: "What?", ...rules, options } });
}

test("a page has all it shows: it asks for little more before it is live", async ({
  browserOf,
  instance,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 20);
  const requests = await firstRequests(await browserOf(ada), instance.url + pathTo(chat));
  expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(MAX_REQUESTS);
});
