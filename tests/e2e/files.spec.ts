import { Buffer } from "node:buffer";
import { writeFile } from "node:fs/promises";
import sharp from "sharp";
import { makeMessage } from "../factories";
import { composer, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";
import { attach, drop, textFile, tray } from "./setup/uploads";

test("several at once: dropped on the messages and pasted, each in its place", async ({ open }) => {
  const team = await makeTeam();
  await makeMessage(team.chat, team.ada, "Shall we build it?");
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat), { permissions: ["clipboard-read", "clipboard-write"] }),
    open(team.ben, team.pathTo(team.chat)),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  await drop(ada, "section[aria-label=Messages] [role=log]", [
    { name: "card-1.txt", content: "add" },
    { name: "card-2.txt", content: "carry" },
  ]);
  await composer(ada, "engines").click();
  await ada.evaluate(async () => {
    const canvas = new OffscreenCanvas(40, 30);
    canvas.getContext("2d")?.fillRect(0, 0, 20, 30);
    const picture = await canvas.convertToBlob({ type: "image/png" });
    await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
  });
  await ada.keyboard.press("ControlOrMeta+v");
  await expect(tray(ada).getByRole("listitem")).toHaveCount(3);
  await expect(ada.getByRole("progressbar")).toHaveCount(0);
  await send(ada, "engines", "The cards");
  const message = messages(ben, "The cards");
  await expect(message.getByRole("link", { name: /card-\d\.txt/ })).toHaveText([/card-1/, /card-2/]);
  await expect(message.getByRole("button", { name: /^Open image/ })).toBeVisible();

  // What is dropped on a thread goes into the thread.
  await messages(ada, "Shall we build it?").focus();
  await ada.keyboard.press("t");
  const thread = ada.getByRole("complementary", { name: "Thread", exact: true });
  await expect(thread.getByRole("textbox", { name: "Reply in thread" })).toBeVisible();
  await drop(ada, "section[aria-label=Thread] [role=log]", [{ name: "answer.txt", content: "yes" }]);
  await expect(thread.getByRole("list", { name: "Files to send" })).toContainText("answer.txt");
  await expect(tray(ada)).toHaveCount(1);
});

test("a picture is described before it is sent, and in the message", async ({ open }) => {
  const team = await makeTeam();
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat)),
    open(team.ben, team.pathTo(team.chat)),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  const create = { width: 600, height: 400, channels: 3, background: "teal" } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  await attach(
    ada,
    ["mill.jpg", "store.jpg"].map((name) => ({ name, mimeType: "image/jpeg", buffer })),
  );
  await expect(tray(ada).getByRole("button", { name: /^Remove/ })).toHaveCount(2);
  await expect(composer(ada, "engines")).toBeFocused();
  await tray(ada).getByRole("button", { name: "Describe store.jpg", exact: true }).click();
  await ada.getByRole("textbox", { name: "Description of the picture" }).fill("A rack of wheels");
  await ada.keyboard.press("Enter");
  await expect(tray(ada).getByRole("button", { name: "Edit the description of store.jpg" })).toBeFocused();
  await send(ada, "engines", "The parts");
  const received = messages(ben, "The parts");
  await expect(received.getByRole("img", { name: "A rack of wheels", exact: true })).toBeVisible();
  await messages(ada, "The parts").getByRole("button", { name: "Open mill.jpg", exact: true }).click();
  const gallery = ada.getByRole("dialog", { name: "mill.jpg", exact: true });
  await gallery.getByRole("button", { name: "Describe picture", exact: true }).click();
  await gallery.getByRole("textbox", { name: "Description of the picture" }).fill("A mill of brass");
  await ada.keyboard.press("Enter");
  await expect(received.getByRole("img", { name: "A mill of brass", exact: true })).toBeVisible();
});

test.describe("what goes wrong", () => {
  test.use({ expectedComplaints: /413|422/ });

  test("a file that the server refuses shows why, and the rest can be sent without it", async ({
    open,
  }, testInfo) => {
    const team = await makeTeam();
    const ada = await open(team.ada, team.pathTo(team.chat));
    await expect(composer(ada, "engines")).toBeVisible();
    const large = testInfo.outputPath("film.mp4");
    await writeFile(large, Buffer.alloc(51 * 1024 * 1024));
    await attach(ada, large);
    await expect(tray(ada).getByRole("alert")).toContainText("Files above 50 MB need S3 storage");
    await attach(ada, { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
    await expect(tray(ada).getByRole("alert").filter({ hasText: "The file is empty." })).toBeVisible();
    await expect(tray(ada).getByRole("button", { name: /^Try/ })).toHaveCount(0);
    await attach(ada, textFile("notes.txt", 100));
    await ada.getByRole("button", { name: "Remove film.mp4" }).click();
    await ada.getByRole("button", { name: "Remove nothing.txt" }).click();
    // Enter sends once the file is up.
    await expect(ada.getByRole("button", { name: "Send", exact: true })).toBeEnabled();
    await send(ada, "engines", "Only the notes");
    await expect(messages(ada, "Only the notes").getByRole("link", { name: /notes\.txt/ })).toBeVisible();
  });
});
