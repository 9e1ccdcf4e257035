import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { EmojiButton } from "@/components/emoji/emoji-button";
import { SnoozeMenu } from "@/components/inbox/snooze-menu";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Menu } from "@/components/ui/menu";
import { MenuItem } from "@/components/ui/menu-item";
import { onDemand } from "@/components/ui/on-demand";
import { toast } from "@/components/ui/toast";
import { press } from "./setup/screen";
import { expectAccessible, show } from "./setup/stage";

const focusOn = (name: string) => page.getByRole("button", { name }).element().focus();

test("a dialog keeps the focus inside and gives it back", async () => {
  show(
    <>
      <Button>Before</Button>
      <Dialog trigger={<Button>Rename</Button>} title="New name" footer={<Button>Save</Button>}>
        <Field label="Name">
          <Input />
        </Field>
      </Dialog>
    </>,
  );
  const dialog = page.getByRole("dialog", { name: "New name" });
  await expect.element(page.getByRole("button", { name: "Rename" })).toBeVisible();
  focusOn("Rename");
  await userEvent.keyboard("{Enter}");
  const isInside = () => dialog.element().contains(document.activeElement);
  await expect.element(dialog).toBeVisible();
  await expect.poll(isInside).toBe(true);
  await expectAccessible();
  for (let press = 0; press < 6; press++) {
    await userEvent.keyboard("{Tab}");
    await expect.poll(isInside).toBe(true);
  }
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Rename" })).toHaveFocus();
});

test("a menu whose items are still being loaded opens with them", async () => {
  const { promise, resolve } = Promise.withResolvers<{ default: () => ReactNode }>();
  const Items = onDemand(() => promise);
  show(
    <Menu trigger={<Button>Later</Button>} needs={Items.code}>
      <Items />
    </Menu>,
  );
  await press(page.getByRole("button", { name: "Later" }), "{Enter}");
  await expect.element(page.getByRole("button", { name: "Later" })).toHaveAttribute("aria-expanded", "true");
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  resolve({ default: () => <MenuItem>First</MenuItem> });
  await expect.element(page.getByRole("menuitem", { name: "First" })).toHaveFocus();
});

test("a menu begins at its first item, is walked by keys, and gives the focus back", async () => {
  const onArchive = vi.fn();
  show(
    <Menu trigger={<Button>Channel menu</Button>}>
      <MenuItem>Edit</MenuItem>
      <MenuItem onSelect={onArchive}>Archive</MenuItem>
    </Menu>,
  );
  await expect.element(page.getByRole("button", { name: "Channel menu" })).toBeVisible();
  focusOn("Channel menu");
  await userEvent.keyboard("{Enter}");
  await expect.element(page.getByRole("menuitem", { name: "Edit" })).toHaveFocus();
  await expectAccessible();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByRole("menuitem", { name: "Archive" })).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => onArchive.mock.calls.length).toBe(1);
  await expect.element(page.getByRole("menu")).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Channel menu" })).toHaveFocus();
});

test("an emoji is found by its name and picked with Enter, though it was typed faster than it is drawn", async () => {
  const onPick = vi.fn();
  show(<EmojiButton label="Insert an emoji" workspaceId={null} onPick={onPick} />);
  await page.getByRole("button", { name: "Insert an emoji" }).click();
  const search = page.getByRole("searchbox", { name: "Search emoji" });
  await expect.element(search).toHaveFocus();
  await expectAccessible();
  await userEvent.keyboard("tada{Enter}");
  await expect.poll(() => onPick.mock.calls).toEqual([["🎉"]]);
});

test("an item is snoozed to a time that lies ahead", async () => {
  const onSnooze = vi.fn();
  show(<SnoozeMenu onSnooze={onSnooze} />);
  await page.getByRole("button", { name: "Snooze" }).click();
  await expect.element(page.getByRole("menuitem", { name: /^In an hour/ })).toBeVisible();
  await expectAccessible();
  await page.getByRole("menuitem", { name: "Choose a time…" }).click();
  const dialog = page.getByRole("dialog", { name: "Snooze until" });
  const time = dialog.getByLabelText("Day and time");
  await expect.element(time).toHaveFocus();
  await time.fill("2020-01-01T08:00");
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect.element(dialog.getByText("Choose a time that lies ahead.")).toBeVisible();
  await expectAccessible();
  expect(onSnooze).not.toHaveBeenCalled();
  const tomorrow = new Date(Date.now() + 24 * 60 * 60_000);
  tomorrow.setSeconds(0, 0);
  const local = new Date(tomorrow.getTime() - tomorrow.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
  await time.fill(local);
  await dialog.getByRole("button", { name: "Snooze" }).click();
  await expect.poll(() => onSnooze.mock.calls).toEqual([[tomorrow]]);
});

test("toasts are announced, reached by F6, and dismissed one by one", async () => {
  show(<Button>Send</Button>);
  toast.error("The server can’t be reached");
  toast.success("Marked as read", { action: { label: "Undo", onClick: () => undefined } });
  const region = page.getByRole("region", { name: "Notifications" });
  const error = page.getByRole("dialog", { name: "The server can’t be reached" });
  await expect.element(region).toHaveAttribute("aria-live", "polite");
  await expect.element(error).toBeVisible();
  await expect.element(page.getByRole("dialog", { name: "Marked as read" })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{F6}");
  await expect.element(region).toHaveFocus();
  await error.getByRole("button", { name: "Dismiss" }).click();
  await expect.element(error).not.toBeInTheDocument();
  await expect.element(page.getByRole("button", { name: "Undo" })).toBeVisible();
});

/** The browser's own history, which views of other tests don't reach. */
function withRealHistory() {
  const { pushState } = history;
  history.pushState = History.prototype.pushState;
  return () => {
    history.pushState = pushState;
  };
}

test("on a narrow screen going back closes what is open, one by one, and leaves no entry behind", async () => {
  const restore = withRealHistory();
  await page.viewport(390, 800);
  const before = history.state;
  show(
    <Dialog trigger={<Button>Rename</Button>} title="New name">
      <Menu trigger={<Button>More</Button>}>
        <MenuItem>Edit</MenuItem>
      </Menu>
    </Dialog>,
  );
  const [dialog, menu] = [page.getByRole("dialog", { name: "New name" }), page.getByRole("menu")];
  const openBoth = async () => {
    await page.getByRole("button", { name: "Rename" }).click();
    await expect.element(dialog).toBeVisible();
    await page.getByRole("button", { name: "More" }).click();
    await expect.element(menu).toBeVisible();
    await expect.poll(() => history.state?.popups).toBe(2);
  };
  await openBoth();
  history.back();
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(dialog).toBeVisible();
  history.back();
  await expect.element(dialog).not.toBeInTheDocument();
  expect(history.state).toEqual(before);

  // Closed by other means, they take their entries along.
  await openBoth();
  await userEvent.keyboard("{Escape}");
  await expect.element(menu).not.toBeInTheDocument();
  await expect.poll(() => history.state?.popups).toBe(1);
  await userEvent.keyboard("{Escape}");
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.poll(() => history.state).toEqual(before);
  restore();
});

test("a button that can’t be seen doesn’t get the focus back: its message does", async () => {
  show(
    <article data-row tabIndex={-1} aria-label="Message">
      <div style={{ opacity: 0 }}>
        <EmojiButton label="Add a reaction" workspaceId={null} onPick={() => {}} />
      </div>
    </article>,
  );
  await page.getByRole("button", { name: "Add a reaction" }).click();
  await expect.element(page.getByRole("dialog", { name: "Add a reaction" })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("article", { name: "Message" })).toHaveFocus();
});
