import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import { makeTreeChannel } from "./setup/people";
import { composer } from "./setup/screen";
import { showWorkspace } from "./setup/workspace";

test("the first button that is pointed at shows its tooltip, whose code comes with that move", async () => {
  showWorkspace({ channels: [makeTreeChannel({ name: "engines" })] });
  await expect.element(composer("engines")).toHaveFocus();
  const button = page.getByRole("button", { name: "Add to the message", exact: true });
  await userEvent.hover(button);
  await expect.element(page.getByText("Add to the message", { exact: true })).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByText("Add to the message", { exact: true })).not.toBeInTheDocument();
});
