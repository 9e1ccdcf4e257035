import { composer, messages } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";
import { attach, leftOf, lineOf, textFile, tray } from "./setup/uploads";

// They look at all that is on the disk, and stop the web process: the instance must be theirs alone.
test.describe.configure({ mode: "default" });
test.use({
  instanceKind: "fragile",
  expectedComplaints: /ERR_CONNECTION|ERR_EMPTY_RESPONSE|WebSocket/,
});

test("an upload shows how far it is, and cancelling it leaves nothing", async ({ open, instance }) => {
  const team = await makeTeam();
  const ada = await open(team.ada, team.pathTo(team.chat));
  await expect(composer(ada, "engines")).toBeVisible();
  await (await lineOf(ada)).slow(200_000);
  await attach(ada, textFile("tables.txt", 2_000_000));
  const progress = ada.getByRole("progressbar", { name: "Uploading tables.txt" });
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  expect(Number(await progress.getAttribute("aria-valuenow"))).toBeLessThan(100);
  await expect(ada.getByRole("button", { name: /^Send, once the files are up/ })).toBeEnabled();
  await expect.poll(async () => (await leftOf(team.ada, instance.filesFolder)).onDisk).toBe(1);

  // Sent before it is up, which cancelling takes back.
  await composer(ada, "engines").fill("Not yet");
  await composer(ada, "engines").press("Enter");
  await expect(ada.getByText(/^The message is sent when the files are up/)).toBeVisible();
  await ada.getByRole("button", { name: "Cancel tables.txt" }).click();
  await expect(tray(ada)).toBeHidden();
  await expect(composer(ada, "engines")).toHaveValue("Not yet");
  await expect.poll(() => leftOf(team.ada, instance.filesFolder)).toEqual({ rows: 0, onDisk: 0 });
});

test("a lost connection shows an error, and the second try succeeds", async ({
  open,
  instance,
  ownInstance,
}) => {
  const team = await makeTeam();
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat)),
    open(team.ben, team.pathTo(team.chat)),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  const line = await lineOf(ada);
  await line.slow(200_000);
  await attach(ada, textFile("tables.txt", 2_000_000));
  const progress = ada.getByRole("progressbar", { name: "Uploading tables.txt" });
  await expect.poll(async () => Number(await progress.getAttribute("aria-valuenow"))).toBeGreaterThan(0);
  await ownInstance.kill("web");
  await expect(tray(ada).getByRole("alert")).toHaveText(
    "The upload broke off. Check your connection and try again.",
  );
  expect((await leftOf(team.ada, instance.filesFolder)).rows).toBe(0);

  await ownInstance.restart("web");
  await ada.getByRole("button", { name: "Try tables.txt again" }).click();
  await expect(progress).toBeVisible();
  await expect(tray(ada).getByRole("alert")).toHaveCount(0);
  // Sent before the file is up: it goes when it is.
  await composer(ada, "engines").fill("All tables");
  await composer(ada, "engines").press("Enter");
  await expect(ada.getByText(/^The message is sent when the files are up/)).toBeVisible();
  await line.mend();
  await expect(messages(ben, "All tables").getByRole("link", { name: /tables\.txt/ })).toBeVisible();
});
