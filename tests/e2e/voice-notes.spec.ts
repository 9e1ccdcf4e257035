import type { Page } from "@playwright/test";
import { composer } from "./setup/screen";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

const heard = (page: Page) =>
  page.locator("audio").evaluate((audio: HTMLAudioElement) => ({
    hasMoved: audio.currentTime > 0,
    speed: audio.playbackRate,
  }));

test("a voice note is recorded, heard before it goes out, and played faster by the other", async ({
  open,
}) => {
  const team = await makeTeam();
  const phone = { viewport: { width: 390, height: 844 }, permissions: ["microphone"] };
  const [ada, ben] = await Promise.all([
    open(team.ada, team.pathTo(team.chat), phone),
    open(team.ben, team.pathTo(team.chat), { permissions: ["microphone"] }),
  ]);
  await expect(composer(ada, "engines")).toBeVisible();
  await ada.getByRole("button", { name: "Record a voice note" }).click();
  await expect(ada.getByRole("timer")).toHaveText(/^0:0[2-9]$/);
  const bars = ada.locator('fieldset svg[viewBox="0 0 120 32"] path');
  await expect(bars).toHaveAttribute("d", /^(M[\d.]+ [\d.]+v[\d.]+){20,120}$/);
  await ada.getByRole("button", { name: "Stop recording" }).click();
  await expect(ada.getByRole("button", { name: "Send voice note" })).toBeInViewport({ ratio: 1 });
  await ada.getByRole("button", { name: "Play voice note" }).click();
  await expect.poll(() => heard(ada)).toMatchObject({ hasMoved: true });
  await ada.getByRole("button", { name: "Send voice note" }).click();
  await expect(composer(ada, "engines")).toBeVisible();

  // On a computer it is done with the keys, and one writes on.
  await ben.getByRole("button", { name: "Record a voice note" }).press("Enter");
  await expect(ben.getByRole("timer")).toHaveText(/^0:0[1-9]$/);
  await ben.keyboard.press("Enter");
  await expect(ben.getByRole("button", { name: "Send voice note" })).toBeFocused();
  await ben.keyboard.press("Escape");
  await expect(composer(ben, "engines")).toBeFocused();

  const note = ben.getByRole("article").filter({ has: ben.getByRole("button", { name: "Play voice note" }) });
  await note.getByRole("button", { name: "Speed 1 times" }).click();
  await note.getByRole("button", { name: "Speed 1.5 times" }).click();
  await note.getByRole("button", { name: "Play voice note" }).click();
  await expect.poll(() => heard(ben)).toEqual({ hasMoved: true, speed: 2 });
  await expect(note.getByRole("slider", { name: "Position", exact: true })).toHaveAttribute(
    "aria-valuetext",
    /of 0:0\d$/,
  );
});
