import { expect, test } from "vitest";
import { copyOf } from "@/components/messages/copy-lists";
import { Markdown } from "@/components/messages/markdown";
import { show } from "./setup/stage";

const texts = () => [...document.querySelectorAll<HTMLElement>(".message-text")];

test("the columns of a table are aligned as they are marked (case 4)", async () => {
  show(<Markdown body={"| l | c | r | n |\n|:--|:-:|--:|---|\n| 1 | 2 | 3 | 4 |"} />);
  const aligned = (cells: string) =>
    [...document.querySelectorAll(cells)].map((cell) => getComputedStyle(cell).textAlign);
  await expect.poll(() => aligned("th")).toEqual(["left", "center", "right", "left"]);
  expect(aligned("td")).toEqual(["left", "center", "right", "start"]);
});

test("a list shows the numbers that were typed", async () => {
  show(<Markdown body={"1986. A year\n1990. Another"} />);
  await expect.poll(() => document.querySelector("ol")?.start).toBe(1986);
  expect([...document.querySelectorAll("li")].map(({ value }) => value)).toEqual([0, 1990]);
});

/** What is copied of a selection from the beginning of the first text to the end of the last. */
async function copied(...bodies: string[]) {
  show(
    <div>
      {bodies.map((body) => (
        <Markdown key={body} body={body} />
      ))}
    </div>,
  );
  await expect.poll(() => document.querySelectorAll("li").length).toBeGreaterThan(0);
  const selection = getSelection()!;
  selection.setBaseAndExtent(texts()[0]!, 0, texts().at(-1)!, texts().at(-1)!.childNodes.length);
  return { selection, text: () => copyOf(selection)?.text.replace(/\n+/g, "\n") };
}

test("copying messages keeps the numbers of their lists", async () => {
  const { text, selection } = await copied(
    "Before",
    "1. one\n2. two\n   - in\n7. three",
    "- a\n- [x] b\n\nafter",
  );
  expect(text()).toBe("Before\n1. one\n2. two\n  - in\n7. three\n- a\n☑\nb\nafter");
  // Nothing is left of it in the page.
  expect(texts()[1]?.textContent).toBe("onetwointhree");
  const [, second] = document.querySelectorAll("li");
  selection.setBaseAndExtent(
    second!.querySelector("p")!.firstChild!,
    1,
    texts()[1]!,
    texts()[1]!.childNodes.length,
  );
  expect(text()).toBe("wo\n  - in\n7. three");
  selection.setBaseAndExtent(
    second!.querySelector("p")!.firstChild!,
    0,
    texts()[1]!,
    texts()[1]!.childNodes.length,
  );
  expect(text()).toBe("2. two\n  - in\n7. three");
});
