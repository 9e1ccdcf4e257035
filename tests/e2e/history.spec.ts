import { makeMessages } from "../factories";
import { makeTeam } from "./setup/team";
import { expect, test } from "./setup/test";

test("a link to a message leads to it", async ({ open }) => {
  const { ada, ben, chat, pathTo } = await makeTeam();
  await makeMessages(chat, ben, 300);
  const page = await open(ada, `${pathTo(chat)}?m=120`);
  await expect(page.locator('[data-seq="120"]')).toBeInViewport();
  await expect(page.locator('[data-seq="300"]')).toHaveCount(0);
});
