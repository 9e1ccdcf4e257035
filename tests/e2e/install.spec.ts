import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("the app can be installed, also before signing in", async ({ open }) => {
  const page = await open(null, "/sign-in");
  const href = await page.locator('link[rel="manifest"]').getAttribute("href");
  const answer = await page.request.get(href ?? "");
  expect(answer.headers()["content-type"]).toMatch(/^application\/manifest\+json/);
  const manifest = await answer.json();
  expect(manifest).toMatchObject({ name: "Guildhall", start_url: "/", display: "standalone" });
  const touchIcon = await page.locator('link[rel="apple-touch-icon"]').getAttribute("href");
  for (const src of [touchIcon, ...manifest.icons.map((icon: { src: string }) => icon.src)]) {
    const picture = await page.request.get(src);
    expect(picture.headers()["content-type"], src).toBe("image/png");
  }
});

test("its shortcuts lead to a page of the workspace where one was last", async ({ open }) => {
  const { ada, workspace } = await makeTeam();
  const page = await open(ada, "/?page=inbox");
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}/inbox$`));
  await page.goto("/?page=nowhere");
  await expect(page).toHaveURL(new RegExp(`/w/${workspace.slug}(/c/.*)?$`));
});

test("the menu of the account installs it where the browser offers that", async ({ open }) => {
  const { ada, chat, pathTo } = await makeTeam();
  const page = await open(ada, pathTo(chat));
  const account = page.getByRole("button", { name: /Your account, Ada Lovelace$/ });
  const install = page.getByRole("menuitem", { name: "Install Guildhall", exact: true });
  await account.click();
  await expect(page.getByRole("menuitem", { name: "Sign out", exact: true })).toBeVisible();
  await expect(install).toBeHidden();
  await page.evaluate(() => {
    const prompt = () => document.documentElement.setAttribute("data-asked", "");
    dispatchEvent(Object.assign(new Event("beforeinstallprompt"), { prompt }));
  });
  await install.click();
  await expect(page.locator("html[data-asked]")).toBeAttached();
  await account.click();
  await expect(page.getByRole("menuitem", { name: "Sign out", exact: true })).toBeVisible();
  await expect(install).toBeHidden();
});
