import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { Skeleton } from "@/components/ui/skeleton";
import { show } from "./setup/stage";

const styleOf = (element: Element) => getComputedStyle(element);

test("a caller's classes replace those marked with base:, and no others", async () => {
  show(
    <>
      <Skeleton />
      <Skeleton className="h-20 rounded-full" />
      <Input aria-label="Plain" />
      <Input aria-label="Low" className="h-7 w-auto" />
      <IconButton label="Solid" variant="solid" className="bg-raised" />
      <IconButton label="Ghost" />
    </>,
  );
  await expect.element(page.getByRole("textbox", { name: "Low" })).toBeVisible();
  const [plain, tall] = [...document.querySelectorAll("main [aria-hidden=true]")].map(styleOf);
  expect([plain?.height, tall?.height]).toEqual(["16px", "80px"]);
  expect(plain?.borderRadius).not.toBe(tall?.borderRadius);
  const box = (name: string) => styleOf(page.getByRole("textbox", { name }).element());
  expect([box("Plain").height, box("Low").height]).toEqual(["32px", "28px"]);
  const button = (name: string) => styleOf(page.getByRole("button", { name }).element());
  expect([button("Solid").width, button("Ghost").width]).toEqual(["32px", "32px"]);
  expect(button("Solid").backgroundColor).not.toBe(styleOf(document.body).backgroundColor);
  expect(button("Ghost").backgroundColor).toBe("rgba(0, 0, 0, 0)");
});
