import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { QuickAddField } from "@/components/tasks/quick-add-field";
import type { QuickTask } from "@/lib/tasks/quick-add";
import { ben, me, newId } from "./setup/people";
import { expectAccessible, show } from "./setup/stage";

const labels = [
  { id: newId(), name: "home" },
  { id: newId(), name: "Deep work" },
];
const people = [me, ben, { id: newId(), name: "Benedikt Alm", image: null }];
const field = page.getByRole("combobox", { name: "Add a task" });
const chip = (name: string | RegExp) => page.getByRole("button", { name });
const caretTo = (at: number) => (field.element() as HTMLInputElement).setSelectionRange(at, at);

function showField(onAdd = vi.fn(async (_: QuickTask) => true), channelId = newId()) {
  const view = (key: string) => (
    <QuickAddField
      key={key}
      channelId={channelId}
      people={people}
      labels={labels}
      canMakeLabels
      onAdd={onAdd}
    />
  );
  show(view("first"));
  return { onAdd, channelId, again: () => show(view("second")) };
}

test("a line becomes a task by the keys alone", async () => {
  const { onAdd } = showField();
  await field.click();
  await userEvent.keyboard("Pay rent every 1st at 9 #home !high @ben");
  await expect.element(page.getByRole("option", { name: "Ben Carter" })).toBeVisible();
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveValue("Pay rent every 1st at 9 #home !high @Ben Carter ");
  await expect.element(chip(/^Every month on the 1st\./)).toBeVisible();
  await expect.element(chip(/^Due .+, 9:00 AM\./)).toBeVisible();
  await expect.element(chip(/^High priority\./)).toBeVisible();
  await expect
    .element(page.getByText(/^Every month on the 1st\. Due .+ home\. High priority\. Ben Carter$/))
    .toBeInTheDocument();
  await expectAccessible();
  await userEvent.keyboard("{Enter}");
  expect(onAdd).toHaveBeenCalledExactlyOnceWith({
    title: "Pay rent",
    due: { on: expect.stringMatching(/-01$/), time: "09:00", timeZone: expect.any(String) },
    repeat: { rule: "FREQ=MONTHLY;BYMONTHDAY=1", mode: "SCHEDULE" },
    priority: 3,
    assignees: [ben.id],
    labels: [labels[0]?.id],
    newLabels: [],
  });
  await expect.element(field).toHaveValue("");
  await expect.element(field).toHaveFocus();
  await expect.element(page.getByRole("list", { name: "Understood" })).not.toBeInTheDocument();
});

test("Backspace, Escape and a click make a chip text again, and nothing else", async () => {
  const { onAdd } = showField();
  await field.click();
  await userEvent.keyboard("Read Mark every day !low tomorrow");
  await userEvent.keyboard("{Backspace}");
  await expect.element(field).toHaveValue("Read Mark every day !low tomorrow");
  await expect.element(chip(/^Due/)).not.toBeInTheDocument();
  await expect.element(chip(/^Low priority/)).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(chip(/^Low priority/)).not.toBeInTheDocument();
  await chip(/^Every day/).click();
  await expect.element(page.getByRole("list", { name: "Understood" })).not.toBeInTheDocument();
  await expect.element(field).toHaveFocus();
  // Now it deletes as ever.
  await userEvent.keyboard("{Backspace}{Enter}");
  expect(onAdd).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      title: "Read Mark every day !low tomorro",
      due: null,
      repeat: null,
      priority: 0,
    }),
  );
});

test("a word that is typed again is understood again", async () => {
  showField();
  await field.click();
  await userEvent.keyboard("Go tomorrow{Backspace}");
  await expect.element(chip(/^Due/)).not.toBeInTheDocument();
  await userEvent.keyboard("{Backspace}w");
  await expect.element(chip(/^Due/)).toBeVisible();
});

test("people and labels are offered where a sign begins a word, and put where it stands", async () => {
  showField();
  await field.click();
  await userEvent.keyboard("Ask b@be c#ho issue #12");
  await expect.element(page.getByRole("listbox")).not.toBeInTheDocument();
  await field.fill("Ask  soon");
  caretTo(4);
  await userEvent.keyboard("@be");
  await expect.element(page.getByRole("option")).toHaveLength(2);
  await userEvent.keyboard("{ArrowDown}{Tab}");
  await expect.element(field).toHaveValue("Ask @Benedikt Alm soon");
  await userEvent.keyboard("#dee");
  await page.getByRole("option", { name: "Deep work" }).click();
  await expect.element(field).toHaveValue("Ask @Benedikt Alm #Deep work soon");
  await expect.element(field).toHaveFocus();
  // Escape closes the list first, and leaves what is understood.
  await userEvent.keyboard("@a{Escape}");
  await expect.element(page.getByRole("listbox")).not.toBeInTheDocument();
  await expect.element(chip(/^Benedikt Alm/)).toBeVisible();
});

test("a line without a title, or with one that is too long, isn't added and says why", async () => {
  const { onAdd } = showField();
  await field.fill("tomorrow !high");
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveAccessibleDescription("Write what is to be done, too.");
  await expectAccessible();
  await field.fill(`${"a".repeat(501)} tomorrow`);
  await userEvent.keyboard("{Enter}");
  await expect.element(field).toHaveAccessibleDescription("Shorten it to 500 characters.");
  await field.fill("  ");
  await userEvent.keyboard("{Enter}");
  expect(onAdd).not.toHaveBeenCalled();
});

test("what isn't added yet stays when the view goes (case 8), and comes back when it fails", async () => {
  const failing = vi.fn(async (_: QuickTask) => false);
  const { again } = showField(failing);
  await field.fill("Half a thought tomorrow");
  await userEvent.keyboard("{Enter}");
  await expect.poll(() => failing.mock.calls.length).toBe(1);
  await expect.element(field).toHaveValue("Half a thought tomorrow");
  document.body.replaceChildren();
  again();
  await expect.element(field).toHaveValue("Half a thought tomorrow");
  await expect.element(chip(/^Due/)).toBeVisible();
});

test("an unknown label is a chip that says it is new, and one key makes it text", async () => {
  const { onAdd } = showField();
  await field.click();
  await userEvent.keyboard("Buy milk #shop");
  await expect.element(chip(/^New label “shop”\./)).toBeVisible();
  await userEvent.keyboard("{Backspace}p #12 #ff0000");
  await expect.element(chip(/^New label “shop”\./)).toBeVisible();
  expect(page.getByRole("list", { name: "Understood" }).getByRole("button").elements()).toHaveLength(1);
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("list", { name: "Understood" })).not.toBeInTheDocument();
  await userEvent.keyboard(" #ho");
  await expect.element(page.getByRole("option", { name: "home" })).toBeVisible();
  await expect.element(page.getByRole("list", { name: "Understood" })).not.toBeInTheDocument();
  await userEvent.keyboard("use{Enter}");
  expect(onAdd.mock.calls[0]?.[0]).toMatchObject({
    ...{ title: "Buy milk #shop #12 #ff0000", labels: [], newLabels: ["house"] },
  });
});
