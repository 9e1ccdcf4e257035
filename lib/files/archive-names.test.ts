import { expect, test } from "vitest";
import { archiveLink, archiveNames } from "./archive-names";

const titles = [
  'Party 12/5/25: "why?" <ok>|*',
  ...["CON", "con.txt", "COM¹", "notes.", "Plan", "plan", "Plan", "../../x", "..", "", " . ", "a\u0000b\nc"],
  ...["ä".repeat(300), "ä".repeat(300), `${"👩‍👩‍👧".repeat(40)}.png`, "Straße", "STRASSE", "é", "e\u0301"],
  ...["image.png", "image.png", "IMAGE.PNG", "image (2).png", "archive.tar.gz", "\u202Egnp.exe"],
];
/** What no file system forbids, ends a name with, or takes for a device or a folder. */
const FORBIDDEN =
  /[<>:"|?*\\/\p{Cc}\p{Bidi_C}]|[. ]$|^\.{1,2}$|^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/iu;

test.each(["", ".md"])(
  "names with the extension %j are files everywhere, and no two are equal (case 18)",
  (ext) => {
    const nameOf = archiveNames();
    const names = titles.map((title) => nameOf(title, ext));
    for (const name of names) {
      expect(name).not.toMatch(FORBIDDEN);
      expect(name.endsWith(ext)).toBe(true);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
      expect(name.isWellFormed()).toBe(true);
    }
    const keys = names.map((name) => name.normalize("NFC").toUpperCase().toLowerCase());
    expect(new Set(keys).size).toBe(titles.length);
  },
);

test("what a name says stays in it", () => {
  const nameOf = archiveNames();
  expect(nameOf('Party 12/5/25: "why?"', ".md")).toBe("Party 12_5_25_ _why__.md");
  expect([nameOf("image.png"), nameOf("IMAGE.PNG")]).toEqual(["image.png", "IMAGE (2).PNG"]);
  expect(nameOf("Q1 v2.5", ".md")).toBe("Q1 v2.5.md");
});

test("thousands of equal names take no time for each other", () => {
  const nameOf = archiveNames();
  const long = "a".repeat(180);
  const given = Array.from({ length: 5_000 }, (_, at) => ["image.png", "Image.png", `${long}${at % 2}.png`]);
  const names = given.flat().map((name) => nameOf(name).toLowerCase());
  expect(new Set(names).size).toBe(15_000);
  expect(names).toContain("image (10000).png");
  expect(names).toContain(`${long}1.png`);
}, 2_000);

test("a link has no sign that Markdown or an address would end at", () => {
  const link = archiveLink("files/50% done (2) 'x'.png");
  expect(link).toBe("files/50%25%20done%20%282%29%20%27x%27.png");
  expect(decodeURIComponent(link)).toBe("files/50% done (2) 'x'.png");
});
