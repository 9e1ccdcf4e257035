import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AssigneePicker } from "@/components/tasks/pickers/assignee-picker";
import { DuePicker } from "@/components/tasks/pickers/due-picker";
import { LabelPicker } from "@/components/tasks/pickers/label-picker";
import { PriorityPicker } from "@/components/tasks/pickers/priority-picker";
import { RepeatPicker } from "@/components/tasks/pickers/repeat-picker";
import type { Person } from "@/lib/accounts/schema";
import { listNonReadersContract, listReadersContract } from "@/lib/channels/contract";
import { createLabelContract, deleteLabelContract, updateLabelContract } from "@/lib/labels/contract";
import { labelsQuery } from "@/lib/labels/queries";
import type { Label } from "@/lib/labels/schema";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import type { Priority } from "@/lib/tasks/limits";
import type { NewRepeat, TaskDue } from "@/lib/tasks/schema";
import { listMembersContract } from "@/lib/workspaces/contract";
import { ben, channel, me, newId } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const dialog = (name: string) => page.getByRole("dialog", { name });
const option = (name: RegExp) => page.getByRole("option", { name });
const trigger = <button type="button">Open</button>;
const openPicker = () => page.getByRole("button", { name: "Open" }).click();

afterEach(() => void vi.useRealTimers());

type Change<Value> = { first: Value; onChange: (value: Value) => void };

/** A value that a picker changes, as its caller keeps it. */
function useValue<Value>({ first, onChange }: Change<Value>) {
  const [value, setValue] = useState(first);
  const change = (next: Value) => {
    onChange(next);
    setValue(next);
  };
  return [value, change] as const;
}

function Due(props: Change<TaskDue | null>) {
  const [due, setDue] = useValue(props);
  return <DuePicker due={due} onChange={(next) => setDue(next && { ...next, at: null })} trigger={trigger} />;
}
function Repeat({ due, ...props }: Change<NewRepeat | null> & { due: TaskDue | null }) {
  const [repeat, setRepeat] = useValue(props);
  return <RepeatPicker due={due} repeat={repeat} onChange={setRepeat} trigger={trigger} />;
}
function Assignees(props: Change<string[]>) {
  const [ids, setIds] = useValue(props);
  return <AssigneePicker channelId={channel.id} assignees={ids} onChange={setIds} trigger={trigger} />;
}
function Labels(props: Change<string[]>) {
  const [ids, setIds] = useValue(props);
  return <LabelPicker channelId={channel.id} labelIds={ids} onChange={setIds} trigger={trigger} />;
}

function showDue(first: TaskDue | null, timeZone = "Europe/Berlin") {
  const onChange = vi.fn<(due: TaskDue | null) => void>();
  const client = show(<Due first={first} onChange={onChange} />);
  client.setQueryData(personSettingsQuery().queryKey, { timeZone } as PersonSettings);
  return { onChange, lastDue: () => onChange.mock.lastCall?.[0] };
}
const onDay = (on: string): TaskDue => ({ on, time: null, timeZone: null, at: null });
const day = (name: RegExp) => dialog("Due").getByRole("button", { name });

test("a day is chosen with the keys alone, and the button has the focus again", async () => {
  const { lastDue } = showDue(onDay("2027-01-29"));
  await openPicker();
  await expect.element(day(/January 29, 2027/)).toBeVisible();
  await expectAccessible();
  day(/January 29, 2027/)
    .element()
    .focus();
  await userEvent.keyboard("{ArrowRight}{ArrowDown}{Enter}");
  await expect.poll(lastDue).toEqual({ on: "2027-02-06", time: null, timeZone: null, at: null });
  await expect.element(day(/February 6, 2027, selected/)).toBeVisible();
  await userEvent.keyboard("{Escape}");
  await expect.element(page.getByRole("button", { name: "Open" })).toHaveFocus();
});

test("days by name are those of one's own zone", async () => {
  vi.useFakeTimers({ now: new Date("2027-01-15T03:00Z"), toFake: ["Date"] });
  const { lastDue } = showDue(null, "Pacific/Honolulu");
  await openPicker();
  await dialog("Due").getByRole("button", { name: "Tomorrow", exact: true }).click();
  await expect.poll(lastDue).toEqual({ on: "2027-01-15", time: null, timeZone: null, at: null });
  await expect.element(dialog("Due")).not.toBeInTheDocument();
});

test("keys step by days where clocks change", async () => {
  const { lastDue } = showDue(onDay("2027-03-27"));
  await openPicker();
  await expect.element(day(/March 27, 2027/)).toBeVisible();
  day(/March 27, 2027/)
    .element()
    .focus();
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowLeft}{Enter}");
  await expect.poll(() => lastDue()?.on).toBe("2027-03-28");
});

test("a time keeps its zone, which is named where it isn't one's own", async () => {
  const { onChange, lastDue } = showDue({
    ...{ on: "2027-01-29", time: "09:00", timeZone: "America/Los_Angeles" },
    at: "2027-01-29T17:00:00.000Z",
  });
  await openPicker();
  await expect.element(dialog("Due").getByText("Los Angeles time")).toBeVisible();
  await dialog("Due").getByLabelText("Time", { exact: true }).fill("10:30");
  expect(onChange).not.toHaveBeenCalled();
  await userEvent.keyboard("{Enter}");
  await expect
    .poll(lastDue)
    .toEqual({ on: "2027-01-29", time: "10:30", timeZone: "America/Los_Angeles", at: null });
  await dialog("Due").getByRole("button", { name: "Use mine" }).click();
  await expect
    .poll(lastDue)
    .toEqual({ on: "2027-01-29", time: "10:30", timeZone: "Europe/Berlin", at: null });
  // What stands in the field when it closes counts as well.
  await dialog("Due").getByLabelText("Time", { exact: true }).fill("11:00");
  await userEvent.keyboard("{Escape}");
  await expect.poll(() => lastDue()?.time).toBe("11:00");
});

const reader = (name: string): Person => ({ id: newId(), name, image: null });

function answerPeople(people: Person[]) {
  fakeServer().answer(listMembersContract, () => ({
    items: [me, ...people].map((person) => ({
      ...{ id: person.id, name: person.name, image: null },
      ...{ role: "MEMBER" as const, joinedAt: "2026-11-01T09:00:00.000Z" },
    })),
    nextCursor: null,
  }));
  fakeServer().answer(listReadersContract, ({ query }) => {
    const typed = query?.search?.toLowerCase() ?? "";
    const items = [ben, ...people].filter(({ name }) => name.toLowerCase().includes(typed));
    return { items, count: people.length + 2, nextCursor: null };
  });
}

test("people are found by typing, with oneself first, and chosen with the keys", async () => {
  const [zoe, mira] = [reader("Zoë Quill"), reader("Mira Sand")];
  answerPeople([zoe, mira]);
  const onChange = vi.fn();
  show(<Assignees first={[]} onChange={onChange} />);
  await openPicker();
  await expect.element(option(/Zoë/)).toBeVisible();
  expect(page.getByRole("option").elements()[0]?.textContent).toContain("Ada Lovelace (you)");
  const field = dialog("Assignees").getByRole("combobox", { name: "Assignees" });
  await expect.element(field).toHaveFocus();
  await userEvent.keyboard("{Enter}");
  await expect.element(option(/Ada/)).toHaveAttribute("aria-selected", "true");
  await userEvent.keyboard("mira");
  await expect.element(option(/Zoë/)).not.toBeInTheDocument();
  await expect.element(option(/Mira/)).toBeVisible();
  await userEvent.keyboard("{Enter}");
  expect(onChange).toHaveBeenLastCalledWith([me.id, mira.id]);
  await userEvent.keyboard("{Enter}");
  expect(onChange).toHaveBeenLastCalledWith([me.id]);
  await expectAccessible();
});

test("labels are made, chosen, renamed and deleted", async () => {
  const label = (name: string, color: Label["color"]): Label => ({
    ...{ id: newId(), channelId: channel.id, name, color },
  });
  const urgent = label("Urgent", "red");
  const later = label("Später", "blue");
  fakeServer().answer(createLabelContract, () => later);
  fakeServer().answer(updateLabelContract, ({ body }) => ({ ...urgent, ...body }));
  fakeServer().answer(deleteLabelContract, () => undefined as never);
  const onChange = vi.fn();
  const client = show(<Labels first={[]} onChange={onChange} />);
  client.setQueryData(labelsQuery(channel.id).queryKey, [urgent]);
  await openPicker();
  await expect.element(dialog("Labels").getByRole("combobox")).toHaveFocus();
  await userEvent.keyboard("urg{Enter}");
  expect(onChange).toHaveBeenLastCalledWith([urgent.id]);
  await userEvent.keyboard("Später{Enter}");
  await expect.element(option(/Später/)).toHaveAttribute("aria-selected", "true");
  expect(onChange).toHaveBeenLastCalledWith([urgent.id, later.id]);
  expect(fakeServer().requestsOf(createLabelContract)).toMatchObject([{ body: { name: "Später" } }]);

  await dialog("Labels").getByRole("button", { name: "Edit labels" }).click();
  await expectAccessible();
  await dialog("Labels").getByRole("textbox", { name: "Name of Urgent" }).fill("Now");
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog("Labels").getByRole("textbox", { name: "Name of Now" })).toBeVisible();
  await dialog("Labels").getByRole("button", { name: "Delete Now" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete label" }).click();
  await expect
    .element(dialog("Labels").getByRole("textbox", { name: "Name of Now" }))
    .not.toBeInTheDocument();
  expect(client.getQueryData(labelsQuery(channel.id).queryKey)).toEqual([later]);
});

test("who lost the channel or left the workspace is shown as such, and taken off", async () => {
  const gone = newId();
  const server = fakeServer();
  server.answer(listMembersContract, () => ({
    items: [{ ...ben, role: "MEMBER" }] as never,
    nextCursor: null,
  }));
  server.answer(listReadersContract, () => ({ items: [], nextCursor: null, count: 0 }));
  server.answer(listNonReadersContract, () => ({ items: [ben] }));
  const onChange = vi.fn<(ids: string[]) => void>();
  show(<Assignees first={[ben.id, gone]} onChange={onChange} />);
  await openPicker();
  await expect.element(option(/^Ben Carter \(no access\)/)).toHaveAttribute("aria-selected", "true");
  await option(/^Somebody who left \(no access\)/).click();
  expect(onChange).toHaveBeenLastCalledWith([ben.id]);
  await option(/^Ben Carter \(no access\)/).click();
  expect(onChange).toHaveBeenLastCalledWith([]);
});

test("a priority is chosen with the keys", async () => {
  const onChange = vi.fn<(priority: Priority) => void>();
  show(<PriorityPicker priority={0} onChange={onChange} trigger={trigger} />);
  await expect.element(page.getByRole("button", { name: "Open" })).toBeVisible();
  page.getByRole("button", { name: "Open" }).element().focus();
  await userEvent.keyboard("{ArrowDown}");
  await expect.element(page.getByRole("menuitemradio", { name: "High" })).toHaveFocus();
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(onChange).toHaveBeenCalledExactlyOnceWith(2);
});

function showRepeat(on: string | null, first: NewRepeat | null = null) {
  vi.useFakeTimers({ now: new Date("2027-01-29T12:00Z"), toFake: ["Date"] });
  const onChange = vi.fn<(repeat: NewRepeat | null) => void>();
  const client = show(<Repeat due={on === null ? null : onDay(on)} first={first} onChange={onChange} />);
  client.setQueryData(personSettingsQuery().queryKey, { timeZone: "Europe/Berlin" } as PersonSettings);
  return { last: () => onChange.mock.lastCall?.[0] };
}
const choice = () => dialog("Repeat").getByRole("combobox", { name: "Repeat" });

test("a task repeats as its day says, with the next days named, by the schedule or from completion", async () => {
  const { last } = showRepeat("2027-01-31");
  await openPicker();
  await expect.element(choice()).toHaveDisplayValue("Does not repeat");
  await choice().selectOptions("Every month on the 31st, or the last day of shorter months");
  await expect.poll(last).toEqual({
    rule: "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1",
    mode: "SCHEDULE",
  });
  await expect.element(page.getByText("Then Sun, Feb 28 · Wed, Mar 31 · Fri, Apr 30")).toBeVisible();
  await expectAccessible();
  await page.getByRole("checkbox", { name: "Count from when it is done" }).click();
  await expect.poll(last).toEqual({ rule: "FREQ=MONTHLY", mode: "COMPLETION" });
  await expect.element(choice()).toHaveDisplayValue("Every month");
  await expect.element(page.getByText(/^Then /)).not.toBeInTheDocument();
  await choice().selectOptions("Does not repeat");
  await expect.poll(last).toBeNull();
});

test("a rule of one's own is written in words; others are asked for again", async () => {
  const { last } = showRepeat("2027-01-29");
  await openPicker();
  await choice().selectOptions("Custom…");
  const words = page.getByRole("textbox", { name: "Repeat, in words" });
  await words.fill("now and then");
  await userEvent.keyboard("{Enter}");
  await expect.element(dialog("Repeat").getByText(/^Write it like/)).toBeVisible();
  expect(last()).toBeUndefined();
  await words.fill("2 weeks on mon and wed");
  await userEvent.keyboard("{Enter}");
  await expect.poll(last).toEqual({ rule: "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE", mode: "SCHEDULE" });
  await expect.element(choice()).toHaveDisplayValue("Every 2 weeks on Monday and Wednesday");
  await expect.element(page.getByText("Then Mon, Feb 8 · Wed, Feb 10 · Mon, Feb 22")).toBeVisible();
});
