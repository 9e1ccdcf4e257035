import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import type { Label } from "@/lib/labels/schema";
import { showBoard } from "./setup/fake-board";
import { me, newId } from "./setup/people";
import { expectAccessible } from "./setup/stage";

const label = (name: string, color: Label["color"]): Label => ({
  id: newId(),
  channelId: newId(),
  name,
  color,
});

test("shot", async () => {
  const labels = [label("Design", "purple"), label("Bug", "red"), label("Copy", "teal")];
  const ids = labels.map(({ id }) => id);
  showBoard(
    {
      "To do": [
        {
          title: "Write the launch announcement",
          labels: [ids[2]!],
          due: { on: "2026-11-20", time: null, timeZone: null, at: null },
          assignees: [me.id],
          subtasks: 5,
          openSubtasks: 3,
        },
        "Collect quotes from the pilot teams",
        {
          title:
            "The picture on the sign-in page is cut off on small phones, and the button below it isn’t reached by keyboard",
          labels: ids,
          priority: 3,
          hasNotes: true,
        },
      ],
      Doing: [
        { title: "Pricing page", labels: [ids[0]!], assignees: [me.id], subtasks: 2, openSubtasks: 0 },
        { title: "Rehearse the demo", due: { on: "2026-11-27", time: null, timeZone: null, at: null } },
      ],
      Done: ["Book the room"],
    },
    { labels, columns: { Doing: { limit: 1, color: "blue" }, "To do": { color: "orange" } } },
  );
  await expect.element(page.getByRole("link", { name: "Pricing page" })).toBeVisible();
  await page.screenshot({ path: "../../.cache/shots/board-light.png" });
  document.documentElement.dataset.theme = "dark";
  await userEvent.hover(page.getByRole("link", { name: "Pricing page" }));
  await page.screenshot({ path: "../../.cache/shots/board-dark.png" });
  document.documentElement.dataset.theme = "light";
  await page.viewport(390, 800);
  await page.screenshot({ path: "../../.cache/shots/board-phone.png" });
  await page.viewport(1280, 800);
  await userEvent.keyboard("jx");
  await userEvent.keyboard("{ArrowDown}x");
  await page.screenshot({ path: "../../.cache/shots/board-selected.png" });
  await expectAccessible();
});
