import { db } from "@/lib/db";
import { writeDocument } from "../documents";
import { documentText } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("who may only comment does, beside the text; the writer answers, resolves and takes that back", async ({
  open,
}) => {
  const team = await makeTeam();
  await db().channelMember.create({
    data: { channelId: team.doc.id, userId: team.ben.id, role: "COMMENTER" },
  });
  await writeDocument(team.doc, team.ada, "We begin on Monday", "Everybody knows");
  const ada = await open(team.ada, team.pathTo(team.doc));
  const ben = await open(team.ben, team.pathTo(team.doc));
  await documentText(ben, "Plan").getByText("We begin on Monday", { exact: true }).click({ clickCount: 3 });
  await ben.getByRole("button", { name: "Comment", exact: true }).click();
  await ben.getByRole("textbox", { name: "Comment", exact: true }).fill("Tuesday is better");
  // What isn't sent is there again.
  await ben.keyboard.press("Escape");
  await expect(ben.getByRole("form", { name: "New comment", exact: true })).toBeHidden();
  // The text is still selected.
  await expect(ben.getByRole("button", { name: "Comment", exact: true })).toBeVisible();
  await ben.keyboard.press("Control+Alt+m");
  await expect(ben.getByRole("textbox", { name: "Comment", exact: true })).toHaveValue("Tuesday is better");
  await ben.keyboard.press("Enter");
  await expect(ben.getByRole("form", { name: "New comment", exact: true })).toBeHidden();

  const commented = documentText(ada, "Plan").locator("[data-comment]");
  await expect(commented).toHaveText("We begin on Monday");
  await expect(ada.getByRole("button", { name: "Comments, 1 open", exact: true })).toBeVisible();
  await commented.click();
  // Beside the text there is room for it.
  const card = ada.getByRole("list", { name: "Comments beside the text", exact: true }).getByRole("listitem");
  await expect(card).toContainText("Tuesday is better");
  await card.getByRole("button", { name: "Open thread", exact: true }).click();
  const panel = ada.getByRole("complementary", { name: "Thread", exact: true });
  await expect(panel.getByText("Tuesday is better", { exact: true })).toBeVisible();
  await expect(panel.getByLabel("Commented text")).toHaveText("We begin on Monday");
  const reply = panel.getByRole("textbox", { name: /^(Message|Reply)/ });
  await reply.fill("Agreed");
  await reply.press("Enter");
  await expect(panel.getByText("Agreed", { exact: true })).toBeVisible();

  await ben.getByRole("button", { name: "Comments, 1 open", exact: true }).click();
  const list = ben.getByRole("complementary", { name: "Comments", exact: true });
  await expect(list.getByRole("button", { name: /Tuesday is better.*1 reply/ })).toBeVisible();
  await panel.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(list.getByText("No open comments", { exact: true })).toBeVisible();
  await ada.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(list.getByRole("button", { name: /Tuesday is better/ })).toBeVisible();
  // Its text goes, the comment stays.
  await documentText(ada, "Plan").getByText("We begin on Monday", { exact: true }).click({ clickCount: 3 });
  await ada.keyboard.press("Delete");
  await list.getByRole("button", { name: "Resolved", exact: true }).click();
  await list.getByRole("button", { name: "Open", exact: true }).click();
  await expect(list.getByRole("button", { name: /Its text was deleted/ })).toBeVisible();
});
