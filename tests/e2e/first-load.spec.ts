import { db } from "@/lib/db";
import { makeCards, makeChannel, makeMessages, makeTask } from "../factories";
import { firstRequests } from "../setup/first-requests";
import { scriptBytes } from "../setup/script-bytes";
import { expectEveryKind, makeEveryKind } from "./setup/every-kind";
import { makeTeam, type Team } from "./setup/team";
import { expect, test } from "./setup/test";

/**
 * What isn't on the screen at first loads when it is asked for; this is what keeps it so. In kilobytes, compressed, for
 * each type of channel.
 */
const MAX_SCRIPT = { chat: 203, todo: 228, kanban: 229, doc: 400, ai: 213 };
/** After HTML, scripts, styles, fonts and pictures, and beside the socket. */
const MAX_REQUESTS = 2;

/** With a task or a card, so that it is on the page. */
const CHANNELS = {
  chat: async ({ chat }: Team) => chat,
  doc: async ({ doc }: Team) => doc,
  async todo({ workspace }: Team) {
    const list = await makeChannel(workspace, { type: "TODO" });
    await makeTask(list);
    return list;
  },
  async kanban({ workspace }: Team) {
    const board = await makeChannel(workspace, { type: "KANBAN" });
    await makeCards(board, ["To do"], 1);
    return board;
  },
};

for (const type of ["chat", "todo", "kanban", "doc"] as const)
  test(`the first load of a ${type} is small`, async ({ browserOf, instance }) => {
    const team = await makeTeam();
    await makeEveryKind(team);
    const channel = await CHANNELS[type](team);
    const url = instance.url + team.pathTo(channel);
    const look = type === "chat" ? expectEveryKind : undefined;
    const { kilobytes, largest } = await scriptBytes(await browserOf(team.ada), url, look);
    expect(kilobytes).toBeGreaterThan(100);
    expect(kilobytes, `the largest modules are\n${largest()}`).toBeLessThanOrEqual(MAX_SCRIPT[type]);
  });

test("the first load of an AI chat is small", async ({ browserOf, instance }) => {
  const { ada, workspace } = await makeTeam();
  const own = { ownerId: ada.id, workspaceId: workspace.id, title: "Ferries" };
  const session = await db().aiSession.create({ data: own });
  const url = `${instance.url}/w/${workspace.slug}/ai/${session.id}`;
  const { kilobytes, largest } = await scriptBytes(await browserOf(ada), url);
  expect(kilobytes, `the largest modules are\n${largest()}`).toBeLessThanOrEqual(MAX_SCRIPT.ai);
});

test("a page has all it shows: it asks for little more before it is live", async ({
  browserOf,
  instance,
}) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 20);
  const requests = await firstRequests(await browserOf(ada), instance.url + pathTo(chat));
  expect(requests.length, requests.join("\n")).toBeLessThanOrEqual(MAX_REQUESTS);
});
