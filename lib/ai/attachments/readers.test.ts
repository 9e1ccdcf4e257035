import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { readPdf } from "./read-pdf";
import { readContent } from "./readers";

const CASES = "tests/api/cases/ai";
const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
const sample = (name: string, type = "application/octet-stream") => readContent(path.join(CASES, name), type);

async function withFile<T>(bytes: string | Uint8Array, read: (file: string) => Promise<T>): Promise<T> {
  const file = path.join(tmpdir(), randomUUID());
  await writeFile(file, bytes);
  return read(file).finally(() => rm(file));
}
const given = (bytes: string | Uint8Array, type = "application/octet-stream") =>
  withFile(bytes, (file) => readContent(file, type));

/** A PDF whose pages have these content streams, packed as `filter` says. */
function makePdf(pages: readonly { data: Buffer; filter: string }[], trailer = ""): Buffer {
  const objects = [
    Buffer.from("<</Type/Catalog/Pages 2 0 R>>"),
    Buffer.from(
      `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, at) => `${3 + 2 * at} 0 R`).join(" ")}]>>`,
    ),
    ...pages.flatMap(({ data, filter }, at) => [
      Buffer.from(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents ${4 + 2 * at} 0 R>>`),
      Buffer.concat([
        Buffer.from(`<</Length ${data.length}/Filter[${filter}]>>stream\n`),
        data,
        Buffer.from("\nendstream"),
      ]),
    ]),
  ];
  const parts = [Buffer.from("%PDF-1.7\n")];
  const starts = objects.map((object, at) => {
    const start = Buffer.concat(parts).length;
    parts.push(Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from("\nendobj\n"));
    return start;
  });
  const start = Buffer.concat(parts).length;
  const rows = starts.map((at) => `${String(at).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer<</Size ${size}/Root 1 0 R${trailer}>>\nstartxref\n${start}\n%%EOF`,
    ),
  );
  return Buffer.concat(parts);
}

it("reads text in Windows-1252, UTF-16 and UTF-8 with NUL", async () => {
  expect((await sample("windows-1252.csv")).pages[0]).toContain("Müller;12,50 €;Zürich");
  expect((await sample("windows-1252.csv")).pages[0]).toContain("Garçon „Zoë“");
  const [wide] = (await sample("utf-16le.txt")).pages;
  expect(wide).toContain("Grüße – naïve café");
  expect(wide).toContain("здесь тоже 🙂");
  const [nul] = (await sample("with-nul.txt")).pages;
  expect(nul).toMatch(/^code/);
  for (const row of ["A1", "B2", "C3"]) expect(nul).toContain(row);
  expect(nul).not.toMatch(/[\0\uFFFD\uFEFF]/);
  expect((await given(Buffer.from("caf\xe9", "latin1"))).pages).toEqual(["café"]);
  expect((await given("const a = 1;\r\n\u202eb", "text/plain")).pages).toEqual(["const a = 1;\nb"]);
});

it.each([
  [
    "bytes of no text",
    Buffer.from([0x89, 1, 2, 3, 0xff, 0, 0, 7]),
    "application/octet-stream",
    "kind of file",
  ],
  ["a sound", "x", "audio/mpeg", "kind of file"],
  ["an archive", "PK", "application/zip", "Attach the files in it"],
  ["an old Word document", "x", "application/x-cfb", "Save it as .docx"],
  ["white space", " \n\n ", "text/plain", "no text in this file"],
  ["a broken Word document", "PK", DOCX, "can’t be read"],
  ["a broken PDF", "%PDF-1.7\nx", "application/pdf", "can’t be read"],
])("refuses %s and says why", async (_, bytes, type, words) => {
  await expect(given(bytes, type)).rejects.toMatchObject({ message: expect.stringContaining(words) });
});

it("keeps the rows, empty cells and spans of a Word table", async () => {
  const { pages } = await sample("table.docx", DOCX);
  const rows = pages[0]!.replace(/\s*\n\s*/g, "").split("<tr>");
  expect(rows.find((row) => row.includes("Graz"))).toMatch(/Graz.*Lantern.*9/);
  expect(rows.find((row) => row.includes("Porto"))).toMatch(/Rope.*\(20 m\).*<td>(<p>)?(<\/p>)?<\/td>/);
  expect(rows.find((row) => row.includes("Total"))).toMatch(/colspan="2".*Total.*23/);
});

it("reads a PDF by page and says which pages have no text", async () => {
  const { pages, isPaged, notes } = await sample("pages-without-text.pdf", "application/pdf");
  expect(pages).toEqual([
    "Minutes of the June meeting. The ferry leaves at 07:40.",
    "",
    "",
    "Signed by the chair.",
  ]);
  expect(isPaged).toBe(true);
  expect(notes).toEqual(["Pages 2 and 3 have no text that can be read: they are left out."]);
});

it("refuses a PDF without any text, and one with a password", async () => {
  const empty = { data: deflateSync(Buffer.from("0 0 m")), filter: "/FlateDecode" };
  await expect(given(makePdf([empty, empty]), "application/pdf")).rejects.toMatchObject({
    message: expect.stringContaining("its pages are pictures"),
  });
  const zeros = "0".repeat(64);
  const encrypt = `/ID[<${zeros}><${zeros}>]/Encrypt<</Filter/Standard/V 2/R 3/Length 128/P -4/O<${zeros}>/U<${zeros}>>>`;
  await expect(given(makePdf([empty], encrypt), "application/pdf")).rejects.toMatchObject({
    message: expect.stringContaining("protected by a password"),
  });
});

it("ends the reading of a PDF that unpacks to more than the memory allowed", async () => {
  const bomb = {
    data: deflateSync(deflateSync(Buffer.alloc(150_000_000, " "))),
    filter: "/FlateDecode/FlateDecode",
  };
  await withFile(makePdf([bomb]), async (file) => {
    await expect(readPdf(file, { maxMemoryMb: 32 })).rejects.toMatchObject({ code: "too_large" });
  });
}, 20_000);
