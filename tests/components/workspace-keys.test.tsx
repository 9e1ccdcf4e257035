import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { channelPath } from "@/lib/workspaces/paths";
import { currentPath } from "./setup/next-navigation";
import { makeTreeChannel, WORKSPACE } from "./setup/people";
import { channelInTree, composer, press } from "./setup/screen";
import { expectAccessible } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

const engines = makeTreeChannel({ name: "engines" });
const plan = makeTreeChannel({ name: "Plan" });
const pathTo = ({ id }: { id: string }) => channelPath(WORKSPACE.slug, id);
const untilAt = (channel: { id: string }) => expect.poll(currentPath).toBe(pathTo(channel));

test("? lists the shortcuts, unless one is writing", async () => {
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("What?");
  await expect.element(composer("engines")).toHaveValue("What?");
  const dialog = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect.element(dialog).not.toBeInTheDocument();
  await composer("engines").fill("");
  await press(channelInTree("engines"), "?");
  await expect.element(dialog).toBeVisible();
  await expect.element(dialog.getByText("Next unread channel", { exact: true })).toBeVisible();
  for (const group of ["Writing", "Document", "On a message"])
    await expect.element(dialog.getByRole("heading", { name: group, exact: true })).toBeVisible();
  await expect.element(dialog.getByRole("searchbox", { name: "Find a shortcut", exact: true })).toHaveFocus();
  await userEvent.keyboard("strike");
  await expect.element(dialog.getByText("Next unread channel", { exact: true })).not.toBeInTheDocument();
  await expect.element(dialog.getByText("Strikethrough", { exact: true }).first()).toBeVisible();
  await userEvent.keyboard("zz");
  await expect.element(dialog.getByText("No shortcut is called that.", { exact: true })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(channelInTree("engines")).toHaveFocus();
});

test("alt and arrows go from channel to channel, with shift to the next unread", async () => {
  const quiet = makeTreeChannel({ name: "quiet" });
  const busy = makeTreeChannel({ name: "busy", lastSeq: 1 });
  showWorkspace({ channels: [engines, plan, quiet, busy] });
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Alt>}{ArrowDown}{/Alt}");
  await untilAt(plan);
  await expect.element(composer("Plan")).toHaveFocus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await untilAt(engines);
  await expect.element(composer("engines")).toHaveFocus();
  await userEvent.keyboard("{Alt>}{Shift>}{ArrowDown}{/Shift}{/Alt}");
  await untilAt(busy);
  await expect.element(composer("busy")).toHaveFocus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  await untilAt(quiet);
});

test("the tree is walked, folded and opened with the arrow keys", async () => {
  const gears = makeTreeChannel({ name: "gears", parentId: engines.id });
  showWorkspace({ channels: [engines, plan, gears] });
  // The page puts the focus here first.
  await expect.element(composer("engines")).toHaveFocus();
  const focus = (name: string) => expect.element(channelInTree(name)).toHaveFocus();
  await press(channelInTree("engines"), "{ArrowDown}");
  await focus("gears");
  await userEvent.keyboard("{ArrowLeft}");
  await focus("engines");
  await userEvent.keyboard("{ArrowLeft}");
  await expect.element(channelInTree("engines")).toHaveAttribute("aria-expanded", "false");
  await expect.element(channelInTree("gears")).not.toBeInTheDocument();
  await userEvent.keyboard("{ArrowRight}");
  await expect.element(channelInTree("gears")).toBeVisible();
  await userEvent.keyboard("{End}");
  await focus("Plan");
  await userEvent.keyboard("{Home}");
  await focus("engines");
  await userEvent.keyboard("p");
  await focus("Plan");
  await userEvent.keyboard("{Enter}");
  await untilAt(plan);
});

test("dialogs and menus of a workspace keep the focus inside and give it back", async () => {
  showWorkspace({ channels: [engines] });
  await expect.element(composer("engines")).toHaveFocus();
  const add = page.getByRole("button", { name: "Add a channel" });
  await press(add, "{Enter}");
  const dialog = page.getByRole("dialog", { name: "New channel" });
  await expect.element(dialog).toBeVisible();
  const isInside = () => dialog.element().contains(document.activeElement);
  await expect.poll(isInside).toBe(true);
  await expectAccessible();
  for (let tab = 0; tab < 12; tab++) {
    await userEvent.keyboard("{Tab}");
    await expect.poll(isInside).toBe(true);
  }
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(add).toHaveFocus();

  const menu = page.getByRole("button", { name: "Channel menu" });
  await press(menu, "{Enter}");
  await expect.element(page.getByRole("menuitem").first()).toHaveFocus();
  await expectAccessible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  await expect.element(menu).toHaveFocus();
});
