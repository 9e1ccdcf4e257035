import { expect, test, vi } from "vitest";
import { page, userEvent } from "vitest/browser";
import { AddMenu } from "@/components/composer/add-menu";
import { MessagePoll } from "@/components/polls/message-poll";
import { setVotesContract } from "@/lib/polls/contract";
import { myVotesQuery } from "@/lib/polls/queries";
import type { Poll } from "@/lib/polls/schema";
import { channel, makeMessage, makeTreeChannel, me, newId } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";
import { showWorkspace } from "./setup/workspace";

function makePoll(options: string[], given: Partial<Poll> = {}): Poll {
  return {
    question: "Which parts?",
    isMultiple: false,
    isAnonymous: false,
    canAddOptions: false,
    closesAt: null,
    closedAt: null,
    voterCount: 0,
    options: options.map((text) => ({ id: newId(), text, voteCount: 0, userIds: [] })),
    ...given,
  };
}

test("options are written with the keys alone, and taking one away keeps the focus", async () => {
  const onCreate = vi.fn();
  show(<AddMenu channelId={newId()} streamId="polls" onPoll={onCreate} />);
  await page.getByRole("button", { name: "Add to the message" }).click();
  await page.getByRole("menuitem", { name: "Make a poll" }).click();
  const dialog = page.getByRole("dialog", { name: "New poll" });
  const option = (number: number) => dialog.getByRole("textbox", { name: `Option ${number}` });
  await dialog.getByRole("textbox", { name: "Question" }).fill("Brass or steel?");
  await option(1).click();
  await userEvent.keyboard("Brass{Enter}Steel{Enter}brass");
  await expect.element(option(3)).toHaveFocus();
  await expect.element(option(3)).toHaveValue("brass");
  await expectAccessible();
  await dialog.getByRole("button", { name: "Send poll" }).click();
  await expect.element(dialog.getByText("Two options are the same.")).toBeVisible();
  expect(onCreate).not.toHaveBeenCalled();

  dialog.getByRole("button", { name: "Remove option 3" }).element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(option(3)).not.toBeInTheDocument();
  await expect.element(option(2)).toHaveFocus();
  await dialog.getByRole("button", { name: "Add an option" }).click();
  await expect.element(option(3)).toHaveFocus();
  await dialog.getByRole("button", { name: "Send poll" }).click();
  expect(onCreate).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ question: "Brass or steel?", options: ["Brass", "Steel"] }),
  );
});

test("choices that follow each other faster than the server answers all count", async () => {
  const poll = makePoll(["Mill", "Store", "Press"], { isMultiple: true, isAnonymous: true });
  const message = makeMessage({ kind: "POLL", poll });
  const held = Promise.withResolvers<void>();
  fakeServer().answer(setVotesContract, async () => {
    await held.promise;
    return message;
  });
  const client = show(<MessagePoll message={message} channel={channel} />);
  client.setQueryData(myVotesQuery(message.id).queryKey, []);
  const choice = (name: RegExp) => page.getByRole("checkbox", { name });
  await expect.element(choice(/Mill/)).toBeEnabled();
  for (const name of [/Mill/, /Store/, /Press/]) await choice(name).click({ force: true });
  for (const name of [/Mill/, /Store/, /Press/]) await expect.element(choice(name)).toBeChecked();
  held.resolve();
  const ids = poll.options.map(({ id }) => id);
  await expect
    .poll(() =>
      fakeServer()
        .requestsOf(setVotesContract)
        .map(({ body }) => body),
    )
    .toEqual([{ optionIds: ids.slice(0, 1) }, { optionIds: ids }]);
  for (const name of [/Mill/, /Store/, /Press/]) await expect.element(choice(name)).toBeChecked();
});

test("an event with the first choice only doesn't undo the next", async () => {
  const poll = makePoll(["Mill", "Store", "Press"], { isMultiple: true });
  const channel = makeTreeChannel({ name: "engines", lastSeq: 1, readSeq: 1 });
  const message = makeMessage({ channelId: channel.id, kind: "POLL", poll });
  const { receive } = showWorkspace({ channels: [channel], messages: { [channel.id]: [message] } });
  const held = Promise.withResolvers<void>();
  const withVotes = (optionIds: string[]) => ({
    ...message,
    poll: {
      ...poll,
      voterCount: 1,
      options: poll.options.map((option) =>
        optionIds.includes(option.id) ? { ...option, voteCount: 1, userIds: [me.id] } : option,
      ),
    },
  });
  fakeServer().answer(setVotesContract, async ({ body }) => {
    await held.promise;
    return withVotes(body.optionIds);
  });
  const choice = (name: RegExp) =>
    page.getByRole("group", { name: "Poll: Which parts?" }).getByRole("checkbox", { name });
  await expect.element(choice(/Mill/)).toBeEnabled();
  await choice(/Mill/).click({ force: true });
  await choice(/Store/).click({ force: true });
  const { id, channelId, poll: voted } = withVotes(poll.options.slice(0, 1).map((option) => option.id));
  receive("message.patched", { id, channelId, poll: voted });
  await choice(/Press/).click({ force: true });
  held.resolve();
  for (const name of [/Mill/, /Store/, /Press/]) {
    await expect.element(choice(name)).toHaveAccessibleName(/100%.*1 vote/);
    await expect.element(choice(name)).toBeChecked();
  }
});

test("a vote taken back leaves the focus on the choices", async () => {
  const poll = makePoll(["Tea", "Coffee"], { isAnonymous: true, voterCount: 1 });
  const message = makeMessage({ kind: "POLL", poll });
  fakeServer().answer(setVotesContract, () => message);
  const client = show(<MessagePoll message={message} channel={channel} />);
  client.setQueryData(myVotesQuery(message.id).queryKey, [poll.options[1]!.id]);
  const back = page.getByRole("button", { name: "Take my vote back" });
  await expect.element(back).toBeVisible();
  await expectAccessible();
  back.element().focus();
  await userEvent.keyboard("{Enter}");
  await expect.element(back).not.toBeInTheDocument();
  await expect.element(page.getByRole("radio", { name: /Tea/ })).toHaveFocus();
});

test("a closed poll takes no votes", async () => {
  const closed = makePoll(["Tea", "Coffee"], { closedAt: "2026-11-20T10:00:00.000Z" });
  show(<MessagePoll message={makeMessage({ kind: "POLL", poll: closed })} channel={channel} />);
  await expect.element(page.getByText(/Final results/)).toBeVisible();
  await expect.element(page.getByRole("radio", { name: /Tea/ })).toBeDisabled();
  await expect.element(page.getByRole("button", { name: "Close poll" })).not.toBeInTheDocument();
});

test("a poll closes after days that one chooses, and its leader stands out while it is open", async () => {
  const onCreate = vi.fn();
  show(<AddMenu channelId={newId()} streamId="polls" onPoll={onCreate} />);
  await page.getByRole("button", { name: "Add to the message" }).click();
  await page.getByRole("menuitem", { name: "Make a poll" }).click();
  const dialog = page.getByRole("dialog", { name: "New poll" });
  const closes = dialog.getByRole("combobox", { name: "Closes", exact: true });
  await closes.selectOptions("Choose a time…");
  await expect.element(dialog.getByLabelText("Day and time", { exact: true })).toBeVisible();
  await closes.selectOptions("In 3 days");
  await expect.element(dialog.getByLabelText("Day and time", { exact: true })).not.toBeInTheDocument();
  for (const [name, text] of [
    ["Question", "When?"],
    ["Option 1", "Now"],
    ["Option 2", "Later"],
  ] as const)
    await dialog.getByRole("textbox", { name, exact: true }).fill(text);
  await dialog.getByRole("button", { name: "Send poll" }).click();
  const { closesAt } = onCreate.mock.calls[0]?.[0] ?? {};
  // A day may be an hour longer or shorter where clocks change.
  expect(Math.round((Date.parse(closesAt) - Date.now()) / 86_400_000)).toBe(3);
});

test.each([
  ["has the lead with the most votes", [2, 1], /^Tea.*in the lead$/],
  ["shares no lead where all have as many", [1, 1], /^Tea.*1 vote$/],
] as const)("an option %s", async (_, counts, name) => {
  const poll = makePoll(["Tea", "Coffee"], { isAnonymous: true, voterCount: 3 });
  const options = poll.options.map((option, index) => ({ ...option, voteCount: counts[index] ?? 0 }));
  const message = makeMessage({ kind: "POLL", poll: { ...poll, options } });
  show(<MessagePoll message={message} channel={channel} />);
  await expect.element(page.getByRole("radio", { name: /^Tea/ })).toHaveAccessibleName(name);
  await expect.element(page.getByRole("radio", { name: /^Coffee/ })).toHaveAccessibleName(/1 vote$/);
});
