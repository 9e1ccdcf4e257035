import { addMember, makeMessage, makeUser } from "../factories";
import { channelInTree, documentText, messages } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// The page of a removed person asks once more for what isn't theirs any longer.
test.use({ expectedComplaints: /status of 404/ });

test("a status and do not disturb are seen at once, and a status ends by itself", async ({
  open,
  browserOf,
}) => {
  const team = await makeTeam();
  const ben = await (await browserOf(team.ben)).newPage();
  await ben.clock.install();
  await ben.goto(team.pathTo(team.chat));
  const ada = await open(team.ada, team.pathTo(team.chat));
  const seen = ben.getByRole("listitem").filter({ hasText: "Ada Lovelace" });
  await expect(seen.getByRole("img", { name: "Online", exact: true })).toBeVisible();

  const account = ada.getByRole("button", { name: /Your account/ });
  await account.click();
  await ada.getByRole("menuitem", { name: "Set a status…" }).click();
  const dialog = ada.getByRole("dialog", { name: "Your status" });
  await dialog.getByRole("button", { name: "At lunch" }).click();
  await dialog.getByRole("button", { name: "Save status" }).click();
  await expect(dialog).toBeHidden();
  const status = seen.getByRole("img", { name: "Status: At lunch" });
  await expect(status).toHaveText("🍲");
  await ben.clock.fastForward("59:00");
  await expect(status).toBeVisible();
  await ben.clock.fastForward("01:01");
  await expect(status).toBeHidden();

  await account.click();
  await ada.getByRole("menuitemradio", { name: "Do not disturb" }).click();
  await expect(seen.getByRole("img", { name: "Do not disturb" })).toBeVisible();
  await ada.getByRole("menuitemradio", { name: "Invisible", exact: true }).click();
  await expect(seen.getByRole("img", { name: "Offline", exact: true })).toBeVisible();

  // Nor is she in a document, though what she writes there is.
  await ada.keyboard.press("Escape");
  for (const page of [ada, ben]) await channelInTree(page, "Plan").click();
  await documentText(ada, "Plan").click();
  await ada.keyboard.type("Unseen");
  await expect(documentText(ben, "Plan")).toContainText("Unseen");
  const others = ben.getByRole("list", { name: "Also in this document" });
  await expect(others).toBeHidden();
  await account.click();
  await ada.getByRole("menuitemradio", { name: /^Online/ }).click();
  await expect(others).toBeVisible();
});

test("a person in their settings is online, and what they change shows at once", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ada, "Good morning");
  const ben = await open(team.ben, team.pathTo(team.chat));
  const ada = await open(team.ada, "/settings");
  const seen = ben.getByRole("listitem").filter({ hasText: "Ada Lovelace" });
  await expect(seen.getByRole("img", { name: "Online", exact: true })).toBeVisible();
  await ada.getByRole("button", { name: "At lunch" }).click();
  await ada.getByRole("button", { name: "Save status" }).click();
  await expect(ada.getByRole("button", { name: "Clear status" })).toBeVisible();
  await expect(seen.getByRole("img", { name: "Status: At lunch" })).toBeVisible();
  await ada.getByRole("textbox", { name: "Name", exact: true }).fill("Countess Lovelace");
  await ada.getByRole("textbox", { name: "Title", exact: true }).fill("Analyst");
  await ada.getByRole("textbox", { name: "About me", exact: true }).fill("Weaves algebra.\nAnd flowers.");
  await ada.keyboard.press("Escape");
  await expect(messages(ben, "Good morning")).toContainText("Countess Lovelace");
  await messages(ben, "Good morning").getByRole("button", { name: "Countess Lovelace" }).first().click();
  await expect(ben.getByText("Analyst", { exact: true })).toBeVisible();
  await expect(ben.getByText(/^Weaves algebra\.\s+And flowers\.$/)).toBeVisible();
});

test("a person is reported and warned, sees why on the screen, and then is removed", async ({ open }) => {
  const team = await makeTeam();
  const chiara = await makeUser({ name: "Chiara Rossi" });
  await addMember(team.workspace, chiara);
  await makeMessage(team.chat, team.ben, "You know nothing");
  const [ada, ben, witness] = [
    await open(team.ada, `/w/${team.workspace.slug}/moderation`),
    await open(team.ben, team.pathTo(team.chat)),
    await open(chiara, team.pathTo(team.chat)),
  ];
  await expect(ada.getByText("Nothing to look at", { exact: true })).toBeVisible();
  const report = async () => {
    await messages(witness, "You know nothing").getByRole("button", { name: "Ben Carter" }).first().click();
    await witness.getByRole("button", { name: "Report", exact: true }).click();
    const dialog = witness.getByRole("dialog", { name: "Report Ben Carter" });
    await dialog.getByRole("radio", { name: /Harassment/ }).click();
    await dialog.getByRole("button", { name: "Report", exact: true }).click();
    await expect(dialog).toBeHidden();
  };

  await report();
  await ada.getByRole("button", { name: "Warn", exact: true }).click();
  const warn = ada.getByRole("dialog", { name: "Warn Ben Carter?" });
  await warn.getByRole("textbox", { name: /Note/ }).fill("Be kind.\nOr leave.");
  await warn.getByRole("button", { name: "Warn", exact: true }).click();
  const notice = ben.getByRole("dialog", {
    name: "You received a warning from the admins of Analytical Engines",
  });
  await expect(notice).toContainText("Be kind.");
  await expect(notice).not.toContainText("Chiara");
  await notice.getByRole("button", { name: "I have read it" }).click();
  await expect(notice).toBeHidden();
  await ben.getByRole("link", { name: /^Inbox/ }).click();
  await ben
    .getByRole("list", { name: "Inbox", exact: true })
    .getByRole("link", { name: /You received a warning/ })
    .click();
  await expect(ben.getByRole("region", { name: "Open item", exact: true })).toContainText("Or leave.");

  await witness.keyboard.press("Escape");
  await report();
  await ada.getByRole("button", { name: "Remove member" }).click();
  await ada.getByRole("alertdialog").getByRole("button", { name: "Remove member" }).click();
  await expect(ben).not.toHaveURL(new RegExp(team.workspace.slug));
  await ada.getByRole("tab", { name: "Audit log" }).click();
  await expect(ada.getByText(/warned Ben Carter/)).toBeVisible();
  await expect(ada.getByText(/removed Ben Carter from the workspace after a report/)).toBeVisible();
});
