import { beforeEach, expect, it } from "vitest";
import { db } from "@/lib/db";
import { makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, workspace } from "@/tests/pair";
import { addCard, archive, board, doing, makeBoard } from "./boards-helpers";
import { callRoute } from "./files-helpers";

beforeEach(makeBoard);

const get = (format: string, as: SignedIn = ada, channelId = board.id) =>
  callRoute(as, "GET", "channels/[channelId]/tasks/export", { params: { channelId }, query: { format } });

it("gives all tasks of a channel in the order of the board, with names in place of ids", async () => {
  const label = await db().label.create({ data: { channelId: board.id, name: "=home", color: "red" } });
  const second = await addCard("Second", { columnId: doing.id, assignees: [ben.id], labels: [label.id] });
  const first = await addCard("First", { notes: "Line one\nline two" });
  await addCard("Part", { parentId: first.id });
  const old = await addCard("Old");
  await archive(old.id);
  const gone = await addCard("Gone");
  await db().task.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });

  const csv = await get("csv");
  expect(csv.headers.get("content-disposition")).toContain('filename="launch.csv"');
  const text = await csv.text();
  expect(text).not.toContain("Gone");
  const titles = [...text.matchAll(/^(?:First|Part|Second|Old),[^,]*/gm)].map(([line]) => line);
  expect(titles).toEqual(["First,To do", "Part,", "Second,Doing", "Old,To do"]);
  expect(text).toContain("'=home,Ben");
  expect(text).toContain(`${second.id},\r\n`);
  expect(text).toContain('"Line one\\\nline two"');

  const markdown = await (await get("markdown")).text();
  expect(markdown).toContain(
    "# launch\n\n## To do\n\n- [ ] First\n\n  Line one\\\n  line two\n\n  - [ ] Part\n",
  );
  expect(markdown).toContain("## Archive\n\n- [ ] Old\n");
});

it("is for who reads the channel, and for channels that have tasks", async () => {
  const stranger = await makeSignedIn({ name: "Eve" });
  expect((await get("csv", stranger)).status).toBe(404);
  const chat = await makeChannel(workspace, { name: "talk" });
  expect((await get("csv", ada, chat.id)).status).toBe(422);
  expect((await get("pdf")).status).toBe(422);
  expect((await get("csv", ben)).status).toBe(200);
});
