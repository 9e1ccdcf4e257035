import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { ChannelDialogs } from "@/components/channels/channel-dialogs";
import ChannelMenuItems from "@/components/channels/channel-menu-items";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { listChannelExportsContract, startChannelExportContract } from "@/lib/channel-exports/contract";
import { channelExportsQuery } from "@/lib/channel-exports/queries";
import { channelsQuery } from "@/lib/channels/queries";
import { receiveRun } from "@/lib/jobs/cache-events";
import { listJobRunsContract } from "@/lib/jobs/contract";
import type { JobRun } from "@/lib/jobs/schema";
import { makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const board = makeTreeChannel({ type: "KANBAN", name: "Roadmap" });
const run: JobRun = {
  ...{ id: newId(), name: "channel.export", label: "Export a channel", state: "RUNNING", done: 2, total: 8 },
  ...{ error: null, result: { channelId: board.id, fileId: null, notes: [] }, workspaceId: WORKSPACE.id },
  ...{ startedBy: { id: me.id, name: me.name }, createdAt: "2026-11-20T10:00:00.000Z" },
  ...{ startedAt: "2026-11-20T10:00:00.000Z", finishedAt: null },
};
const archive = {
  ...{ id: newId(), name: "Roadmap.zip", size: 12_345, createdAt: "2026-11-20T10:00:00.000Z" },
  expiresAt: "2026-11-27T10:00:00.000Z",
};

function open(channel = board) {
  const server = fakeServer();
  server.answer(listJobRunsContract, () => ({ items: [], nextCursor: null }));
  const client = show(
    <ChannelDialogs>
      <Menu trigger={<Button>Menu</Button>}>
        <ChannelMenuItems channel={channel} />
      </Menu>
    </ChannelDialogs>,
  );
  client.setQueryData(channelsQuery(WORKSPACE.id).queryKey, [channel]);
  return { server, client };
}

const item = (name: string) => page.getByRole("menuitem", { name, exact: true });

test("all of a board is exported: progress, then a file to download", async () => {
  await page.viewport(390, 800);
  const { server, client } = open();
  server.answer(listChannelExportsContract, () => ({ items: [] }));
  server.answer(startChannelExportContract, () => run);
  await page.getByRole("button", { name: "Menu" }).click();
  await item("Export").click();
  await expect.element(item("Spreadsheet (CSV)")).toBeVisible();
  await item("Everything, with messages and files…").click();
  await page.getByRole("button", { name: "Make a zip" }).click();
  await expect.element(page.getByRole("progressbar")).toHaveAttribute("value", "2");
  await expectAccessible();
  receiveRun(client, { ...run, state: "DONE", done: 8, finishedAt: run.createdAt });
  client.setQueryData(channelExportsQuery(board.id).queryKey, [archive]);
  await expect
    .element(page.getByRole("link", { name: "Download" }))
    .toHaveAttribute("href", `/api/files/${archive.id}?download=1`);
  await expect.element(page.getByRole("button", { name: "Make a new one" })).toBeVisible();
  await expectAccessible();
});

test("a chat has nothing but its zip, and a failure offers another try", async () => {
  open(makeTreeChannel({ type: "CHAT", name: "general" }));
  await page.getByRole("button", { name: "Menu" }).click();
  await item("Export").click();
  await expect.element(item("Everything, with messages and files…")).toBeVisible();
  expect(item("Markdown").elements()).toEqual([]);
  await item("Everything, with messages and files…").click();
  await expect.element(page.getByRole("heading", { name: "Export general" })).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Try again" })).toBeVisible();
});
