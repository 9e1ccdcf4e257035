import { beforeEach, describe, expect, test } from "vitest";
import { type Locator, page, userEvent } from "vitest/browser";
import { MembersPage } from "@/components/workspaces/members-page";
import { listChannelMembersContract } from "@/lib/channels/contract";
import { listChannelFilesContract } from "@/lib/files/contract";
import { listForwardTargetsContract } from "@/lib/messages/forward/contract";
import { listPinsContract } from "@/lib/messages/pins/contract";
import { listBacklinksContract } from "@/lib/references/contract";
import { listStickersContract } from "@/lib/stickers/contract";
import { listInvitesContract, openInviteLinkContract } from "@/lib/workspaces/contract";
import { ben, makeMessage, makeTreeChannel, me, newId, WORKSPACE } from "./setup/people";
import { composer, messages } from "./setup/screen";
import { expectAccessible, fakeServer } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

// Every menu and dialog that a page of a workspace opens, in both themes; whole pages are measured end to end.

const channel = makeTreeChannel({ name: "engines", lastSeq: 2, readSeq: 2 });
const said = [
  makeMessage({ channelId: channel.id, seq: 1, author: ben, body: "Hello **all**" }),
  makeMessage({
    channelId: channel.id,
    seq: 2,
    body: "The mill turns",
    reactions: [{ emoji: "🎉", userIds: [ben.id] }],
  }),
];

/** Axe looks at each of them for a second or two, or several beside other tests. */
const PATIENT = { timeout: 240_000 };

const anyDialog = () => page.getByRole("dialog").or(page.getByRole("alertdialog"));

/** Opens something, measures it, and closes it again. */
async function measure(opener: Locator, opened: Locator = anyDialog()) {
  await opener.click();
  await expect.element(opened).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(opened).not.toBeInTheDocument();
}

describe.each([
  ["desktop", 1280, 800],
  ["phone", 390, 844],
] as const)("on a %s", PATIENT, (_screen, width, height) => {
  beforeEach(() => page.viewport(width, height));

  test("the menus and dialogs of a channel", async () => {
    fakeServer().answer(listChannelMembersContract, () => ({
      items: [
        { id: me.id, name: me.name, image: null, role: "MANAGER" as const },
        { ...ben, role: "EDITOR" as const },
      ],
      nextCursor: null,
    }));
    fakeServer().answer(listChannelFilesContract, () => ({ items: [], nextCursor: null }));
    fakeServer().answer(listBacklinksContract, () => ({ items: [], nextCursor: null }));
    fakeServer().answer(listPinsContract, () => ({ items: [], nextCursor: null }) as never);
    showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
    await expect.element(messages("The mill turns")).toBeVisible();
    const menu = page.getByRole("button", { name: "Channel menu" });
    await measure(menu, page.getByRole("menu"));
    for (const item of ["Edit name and topic", "Members and access", "Delete…"]) {
      await menu.click();
      await measure(page.getByRole("menuitem", { name: item }));
    }
    await menu.click();
    await measure(page.getByRole("menuitem", { name: "Mentioned in…" }));
    for (const panel of ["Files", "Pinned messages"]) {
      await menu.click();
      await measure(
        page.getByRole("menuitem", { name: panel }),
        page.getByRole("complementary", { name: panel }),
      );
    }
  });

  test("menus and dialogs of the composer", async () => {
    fakeServer().answer(listStickersContract, () => ({ items: [], nextCursor: null }) as never);
    showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
    await composer("engines").fill("Soon");
    await measure(page.getByRole("button", { name: "Send later" }), page.getByRole("menu"));
    for (const name of ["Insert an emoji", "Send a sticker"])
      await measure(page.getByRole("button", { name }).first());
    await page.getByRole("button", { name: "Add to the message" }).click();
    await measure(page.getByRole("menuitem", { name: "Make a poll" }));
  });

  test("actions of a message", async () => {
    fakeServer().answer(listForwardTargetsContract, () => ({ items: [] }) as never);
    showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
    await expect.element(messages("The mill turns")).toBeVisible();
    for (const [text, item] of [
      ["The mill turns", "Forward…"],
      ["The mill turns", "Remind me…"],
      ["The mill turns", "Who reacted…"],
      ["The mill turns", "Delete…"],
      ["Hello all", "Report…"],
    ] as const) {
      await messages(text).hover();
      await messages(text).getByRole("button", { name: "More actions" }).click();
      await expect.element(page.getByRole("menu")).toBeVisible();
      if (item === "Forward…") await expectAccessible();
      // Its key follows.
      await measure(page.getByRole("menuitem", { name: new RegExp(`^${item}`) }));
    }
  });

  test("an invite", async () => {
    fakeServer().answer(listInvitesContract, () => ({ items: [], nextCursor: null }));
    fakeServer().answer(openInviteLinkContract, () => invite as never);
    showWorkspace({ channels: [channel], page: <MembersPage />, path: `/w/${WORKSPACE.slug}/members` });
    await expect.element(page.getByRole("heading", { name: "Members", level: 1 })).toBeVisible();
    await expectAccessible();
    await page.getByRole("main").getByRole("button", { name: "Invite people" }).click();
    const dialog = page.getByRole("dialog");
    await expect.element(dialog).toBeVisible();
    await expect.element(dialog.getByRole("textbox", { name: "Invite link" })).toBeVisible();
    await dialog.getByRole("button", { name: "Link settings" }).click();
    await expect.element(dialog.getByRole("button", { name: "Make another link" })).toBeVisible();
    await expectAccessible();
  });
});

const invite = {
  ...{ id: newId(), role: "MEMBER", email: null, maxUses: null },
  ...{ expires: "2027-01-01T09:00:00.000Z", url: "http://guildhall.test/invite/x" },
};

test("the menus of a person and a workspace, and a status", PATIENT, async () => {
  showWorkspace({ channels: [channel], messages: { [channel.id]: said } });
  await measure(page.getByRole("button", { name: /Workspace menu/ }), page.getByRole("menu"));
  const account = page.getByRole("button", { name: /Your account/ });
  await measure(account, page.getByRole("menu"));
  await account.click();
  await measure(page.getByRole("menuitem", { name: "Set a status…" }));
});
