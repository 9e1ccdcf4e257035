import { openConversation } from "@/lib/conversations/service";
import { addMember, makeActor, makeMessage, makeUser } from "../factories";
import { channelInTree, composer, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// The page of a person who has left asks once more for what isn't theirs any longer.
test.use({ expectedComplaints: /status of 404/ });

test("a conversation of two: begun by name, with receipts, and over when one blocks the other", async ({
  open,
}) => {
  const team = await makeTeam();
  const [ada, ben] = [
    await open(team.ada, team.pathTo(team.chat)),
    await open(team.ben, team.pathTo(team.chat)),
  ];
  await ada.getByRole("button", { name: "New message" }).click();
  const dialog = ada.getByRole("dialog", { name: "New message" });
  await dialog.getByRole("textbox", { name: "Find people" }).fill("Ben");
  await dialog.getByRole("checkbox", { name: /Ben Carter/ }).check();
  await dialog.getByRole("button", { name: "Write", exact: true }).click();
  await send(ada, "Ben Carter", "Only for you");
  await expect(messages(ada, "Only for you")).toContainText("Delivered");
  await send(ada, "Ben Carter", "And this");
  await expect(messages(ada, "And this")).toContainText("Delivered");
  await expect(messages(ada, "Only for you")).not.toContainText("Delivered");

  const row = ben
    .getByRole("tree", { name: "Direct messages" })
    .getByRole("treeitem", { name: /Ada Lovelace/ });
  await row.click();
  await expect(messages(ben, "Only for you")).toBeVisible();
  await expect(messages(ada, "And this")).toContainText("Read");

  await ben
    .getByRole("main")
    .getByRole("button", { name: /Ada Lovelace/ })
    .first()
    .click();
  await ben.getByRole("button", { name: "More about Ada Lovelace", exact: true }).click();
  await ben.getByRole("menuitem", { name: "Block", exact: true }).click();
  await expect(composer(ben, "Ada Lovelace")).toBeHidden();
  await send(ada, "Ben Carter", "Are you there?");
  await expect(ada.getByText(/You can’t write to this person/)).toBeVisible();
  await expect(messages(ben, "Are you there?")).toHaveCount(0);
});

test("in a larger group one sees by name who has read", async ({ open }) => {
  const team = await makeTeam();
  const others = await Promise.all(
    ["Chiara Moretti", "Dev Patel", "Edda Holm"].map((name) => makeUser({ name })),
  );
  for (const person of others) await addMember(team.workspace, person);
  const userIds = [team.ben, ...others].map(({ id }) => id);
  const { id } = await openConversation(await makeActor(team.ada), { userIds, name: "Launch" });
  const path = `/w/${team.workspace.slug}/d/${id}`;
  const [ada, ben] = await Promise.all([open(team.ada, path), open(team.ben, path)]);
  await send(ada, "Launch", "Ready at nine?");
  await expect(messages(ben, "Ready at nine?")).toBeVisible();
  await messages(ada, "Ready at nine?").getByRole("button", { name: "Seen by Ben Carter" }).click();
  const list = ada.getByRole("dialog", { name: "Receipts", exact: true });
  await expect(list.getByRole("region", { name: "Seen by" }).getByRole("listitem")).toHaveText([
    /Ben Carter/,
  ]);
  await expect(list.getByRole("region", { name: "Not yet" }).getByRole("listitem")).toHaveCount(3);
});

test("a message is forwarded to somebody one hasn't written to yet", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ben, "The mill turns");
  const [ada, ben] = [
    await open(team.ada, team.pathTo(team.chat)),
    await open(team.ben, team.pathTo(team.chat)),
  ];
  await messages(ada, "The mill turns").press("f");
  const dialog = ada.getByRole("dialog", { name: "Forward message" });
  await expect(dialog.getByRole("button", { name: "Forward to Ben Carter" })).toBeVisible();
  await dialog.getByRole("textbox", { name: /^Comment/ }).fill("Look at this");
  const target = dialog.getByRole("textbox", { name: "Channel, conversation or person" });
  await target.fill("ben");
  await expect(dialog.getByRole("listitem")).toHaveCount(1);
  await target.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(messages(ada, "The mill turns")).toBeFocused();

  const conversations = ben.getByRole("tree", { name: "Direct messages" });
  await conversations.getByRole("treeitem", { name: /Ada Lovelace/ }).click();
  await expect(messages(ben, "The mill turns")).toContainText("Ben Carter");
  await expect(messages(ben, "Look at this")).toBeVisible();
  await expect(composer(ben, "Ada Lovelace")).toBeVisible();
});

test("a group one comes back to has its new name, its pins, and can be left", async ({ open }) => {
  const team = await makeTeam();
  const chiara = await makeUser({ name: "Chiara Moretti" });
  await addMember(team.workspace, chiara);
  const userIds = [team.ben.id, chiara.id];
  const { id } = await openConversation(await makeActor(team.ada), { userIds, name: "Launch" });
  const path = `/w/${team.workspace.slug}/d/${id}`;
  const [ada, ben] = [await open(team.ada, path), await open(team.ben, path)];
  await send(ada, "Launch", "At nine sharp");
  await expect(messages(ben, "At nine sharp")).toBeVisible();
  await send(ada, "Launch", "Or at ten");
  await expect(messages(ada, "Or at ten")).toContainText("Seen by Ben Carter");
  await expect(messages(ada, "At nine sharp")).not.toContainText("Seen by");

  // Put away, it isn't in the list that events keep true.
  const inList = ben.getByRole("tree", { name: "Direct messages" }).getByRole("treeitem");
  await channelInTree(ben, "engines").click();
  await expect(composer(ben, "engines")).toBeVisible();
  await inList.filter({ hasText: "Launch" }).click({ button: "right" });
  await ben.getByRole("menuitem", { name: "Archive", exact: true }).click();
  await expect(inList.filter({ hasText: "Launch" })).toHaveCount(0);
  await ada.getByRole("button", { name: "3 people" }).click();
  const panel = ada.getByRole("complementary", { name: "People", exact: true });
  await panel.getByRole("textbox", { name: /Name/ }).fill("Lift-off");
  await panel.getByRole("textbox", { name: /Name/ }).press("Enter");
  await expect(composer(ada, "Lift-off")).toBeVisible();
  await panel.getByRole("button", { name: "Add people" }).click();
  await expect(panel.getByRole("textbox", { name: "Find people" })).toBeFocused();
  await messages(ada, "Or at ten").press("p");
  await expect(messages(ada, "Or at ten")).toContainText("Pinned");
  await ben.getByRole("button", { name: "Hidden and archived" }).click();
  await ben.getByRole("tab", { name: "Archived", exact: true }).click();
  await ben.getByRole("link", { name: /Lift-off/ }).click();
  await expect(composer(ben, "Lift-off")).toBeVisible();
  await ben.getByRole("button", { name: "Pinned messages", exact: true }).click();
  await expect(ben.getByRole("complementary", { name: "Pinned messages", exact: true })).toContainText(
    "Or at ten",
  );
  await ben.keyboard.press("Escape");

  await ben.getByRole("button", { name: "Conversation menu" }).click();
  await ben.getByRole("menuitem", { name: "Leave group…" }).click();
  await ben
    .getByRole("alertdialog", { name: "Leave Lift-off?" })
    .getByRole("button", { name: "Leave group" })
    .click();
  await expect(composer(ben, "engines")).toBeVisible();
  await expect(messages(ada, /Ben Carter left/)).toBeVisible();
  await expect(messages(ada, "Or at ten")).not.toContainText("Seen by");
});
