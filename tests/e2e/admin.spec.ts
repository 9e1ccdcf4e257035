import AxeBuilder from "@axe-core/playwright";
import { db } from "@/lib/db";
import { nextFrames } from "./setup/frames";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

// A page that isn't there is answered with 404, which the browser reports as well.
test.use({ expectedComplaints: /status of 404/ });

test("an admin finds the administration in the menu and the palette, and sees what works", async ({
  open,
}) => {
  const { ada, workspace } = await makeTeam();
  await db().user.update({ where: { id: ada.id }, data: { instanceRole: "ADMIN" } });
  const page = await open(ada, `/w/${workspace.slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Go to, do or find" }).fill("administration");
  await page.getByRole("option", { name: "Instance administration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Instance administration" })).toBeVisible();

  const service = (label: string) => page.getByRole("listitem").filter({ hasText: new RegExp(`^${label}`) });
  for (const label of ["PostgreSQL", "Realtime node", "Worker", "Mail server"])
    await expect(service(label)).toContainText("Works");
  await expect(service("Redis")).toContainText("Not set up");
  const answered = page.waitForResponse((response) => response.url().endsWith("/services/files/check"));
  await page.getByRole("button", { name: "Check File store" }).click();
  expect((await answered).status()).toBe(200);
  await expect(page.getByRole("row", { name: /rows\.cleanUp/ })).toBeVisible();
  await page.getByRole("button", { name: "Rebuild thumbnails", exact: true }).click();
  const run = page.getByRole("list", { name: "Long jobs" }).getByRole("listitem").first();
  await expect(run).toContainText("Rebuild thumbnails");
  // Its progress comes by events, to its end.
  await expect(run).toContainText("Done");

  for (const viewport of [
    { width: 1280, height: 900 },
    { width: 390, height: 844 },
  ]) {
    await page.setViewportSize(viewport);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await nextFrames(page);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations.map(({ id, nodes }) => ({ id, at: nodes.map(({ html }) => html) }))).toEqual([]);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect.soft(overflow).toBeLessThanOrEqual(0);
      if (process.env.SCREENSHOTS) {
        await page.screenshot({
          path: `${process.env.SCREENSHOTS}/admin-${viewport.width}-${colorScheme}.png`,
          fullPage: true,
        });
      }
    }
  }

  await page.setViewportSize({ width: 1280, height: 900 });
  const settings = page.getByRole("navigation", { name: "Settings", exact: true });
  await settings.getByRole("link", { name: "Profile", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Profile", exact: true })).toBeVisible();
});

test("for everyone else the administration isn't there", async ({ open }) => {
  const { ben, workspace } = await makeTeam();
  const page = await open(ben, "/admin");
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  await page.goto(`/w/${workspace.slug}`);
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("combobox", { name: "Go to, do or find" }).fill("administration");
  await expect(page.getByRole("option", { name: "Instance administration" })).toBeHidden();
  await page.getByRole("combobox", { name: "Go to, do or find" }).fill("moderation");
  await expect(page.getByRole("option", { name: "Moderation", exact: true })).toBeHidden();
  await page.getByRole("combobox", { name: "Go to, do or find" }).fill("scheduled");
  await page.getByRole("option", { name: "Drafts and later" }).click();
  await expect(page).toHaveURL(`/w/${workspace.slug}/later`);
});
