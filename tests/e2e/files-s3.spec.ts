import { createHash, randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { composer, messages, send } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";
import { attach, lineOf, tray } from "./setup/uploads";

// They share the worker's own instance, one after the other.
test.describe.configure({ mode: "default" });
test.use({
  instanceKind: "s3",
  expectedComplaints: /ERR_INTERNET_DISCONNECTED|WebSocket/,
});

const digest = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

test("a file above 50 MB goes up in parts, goes on after a break, and comes down whole", async ({
  open,
  ownInstance,
}, testInfo) => {
  const team = await makeTeam();
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat)),
    open(team.ben, team.pathTo(team.chat)),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  const sent: string[] = [];
  ada.on("requestfinished", (request) => {
    if (request.method() === "PUT") sent.push(request.url().replace(/.*\/parts\//, "part "));
  });
  const film = testInfo.outputPath("film.bin");
  const bytes = randomBytes(56_000_000);
  await writeFile(film, bytes);

  const line = await lineOf(ada);
  await line.slow(8_000_000);
  await attach(ada, film);
  // The page reads the whole file before its first part leaves.
  await expect.poll(() => sent, { timeout: 30_000 }).toContain("part 1");
  await line.cut();
  await expect(tray(ada).getByRole("alert")).toContainText("The upload broke off.");
  const before = [...sent];
  await line.mend();
  await ada.getByRole("button", { name: "Try film.bin again" }).click();
  await expect(tray(ada).getByRole("alert")).toHaveCount(0);
  await expect(ada.getByRole("progressbar")).toHaveCount(0, { timeout: 60_000 });
  expect(sent).toEqual(["part 1", "part 2", "part 3", "part 4"]);
  expect(before.length).toBeLessThan(4);

  await send(ada, "engines", "The whole film");
  const link = messages(ben, "The whole film").getByRole("link", { name: /film\.bin/ });
  const [download] = await Promise.all([ben.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("film.bin");
  expect(digest(await readFile(await download.path()))).toBe(digest(bytes));
  expect(ownInstance.s3?.uploads.size).toBe(0);
});

test("cancelling one in parts leaves nothing in the store", async ({ open, ownInstance }, testInfo) => {
  const team = await makeTeam();
  const ada = await open(team.ada, team.pathTo(team.chat));
  await expect(composer(ada, "engines")).toBeVisible();
  const film = testInfo.outputPath("film.bin");
  await writeFile(film, Buffer.alloc(53_000_000));
  await (await lineOf(ada)).slow(8_000_000);
  await attach(ada, film);
  await expect.poll(() => ownInstance.s3?.uploads.size).toBe(1);
  await ada.getByRole("button", { name: "Cancel film.bin" }).click();
  await expect(tray(ada)).toBeHidden();
  await expect.poll(() => ownInstance.s3?.uploads.size).toBe(0);
});
