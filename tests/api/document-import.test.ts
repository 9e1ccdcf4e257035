import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { beforeEach, expect, it } from "vitest";
import { ZipFile } from "yazl";
import { db } from "@/lib/db";
import { getContentContract } from "@/lib/documents/content/contract";
import type { ImportResult } from "@/lib/documents/import/schema";
import { listVersions } from "@/lib/documents/versions/service";
import { writeDocument } from "@/tests/documents";
import { makeActor, makeChannel, makeMember, makeSignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace, workspaceId } from "@/tests/pair";
import { type Caller, send } from "@/tests/setup/request";
import { unzip } from "@/tests/setup/unzip";
import { callRoute, makePhoto, refused } from "./files-helpers";

beforeEach(makePair);

const post = (as: Caller, name: string, body: BodyInit, more: Record<string, string> = {}) =>
  callRoute(as, "POST", "documents/imports", { query: { name, workspaceId, ...more }, body });

async function imported(name: string, body: BodyInit): Promise<ImportResult & { markdown: string }> {
  const response = await post(ada, name, body);
  if (response.status !== 201) throw new Error(await response.text());
  const result: ImportResult = await response.json();
  return { ...result, markdown: await markdownOf(result.documentId) };
}

async function markdownOf(documentId: string): Promise<string> {
  const asked = { params: { documentId }, query: { format: "markdown" as const } };
  return String((await send(ada, getContentContract, asked)).content);
}

const exported = async (documentId: string) =>
  Buffer.from(
    await (
      await callRoute(ada, "GET", "documents/[documentId]/export", {
        params: { documentId },
        query: { format: "markdown" },
      })
    ).arrayBuffer(),
  );

async function zipOf(entries: Record<string, string | Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content as string), path);
  zip.end();
  return Uint8Array.from(await buffer(zip.outputStream));
}

it("makes a document of Markdown, with its title, and gives the same file back", async () => {
  const { documentId, title, markdown, notes } = await imported("x.md", "# Plan\n\n1986\\. A great year\n");
  expect([title, markdown, notes]).toEqual(["Plan", "1986\\. A great year\n", []]);
  expect((await exported(documentId)).toString()).toBe("# Plan\n\n1986\\. A great year\n");
});

it("takes the pictures of a zip by the names that our export gives them (case 18)", async () => {
  const photo = await makePhoto();
  const first = await imported(
    "Plan.zip",
    await zipOf({
      "Plan.md": "![plan \\[v2\\]](files/50%25%20done.jpg)\n\n![b](<files/a (2).jpg>)\n",
      "files/50% done.jpg": photo,
      "files/a (2).jpg": photo,
    }),
  );
  expect(first.notes).toEqual([]);
  const second = await imported("again.zip", Uint8Array.from(await exported(first.documentId)));
  const shape = (text: string) => text.replaceAll(/[0-9a-f-]{36}/g, "ID");
  expect(shape(first.markdown)).toContain("![plan \\[v2\\]](/api/files/ID)");
  expect(shape(second.markdown)).toBe(shape(first.markdown));
  const entries = unzip(await exported(second.documentId));
  expect([...entries.keys()].sort()).toEqual(["Plan.md", "files/50% done.jpg", "files/a (2).jpg"]);
});

it("says of a .docx under review what was accepted and what didn't come (case 16)", async () => {
  const { markdown, notes } = await imported(
    "reviewed.docx",
    await readFile("tests/api/cases/reviewed.docx"),
  );
  expect(markdown).toContain("The notice period is four weeks from the end of a month.");
  expect(notes).toEqual([
    "The file was under review: 2 insertions and 3 deletions by Mira and Jon were accepted.",
    "1 comment wasn’t taken over: Jon: “Wasn’t it 800?”.",
  ]);
});

it("reads its own .docx and page again", async () => {
  const text =
    "Some **bold** [link](https://example.com/) and `code`\n\n1. one\n2. two\n   - in two\n\n> A quote\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n- [x] done\n- [ ] *open*\n\nEnd\n";
  const { documentId } = await imported("Own.md", `# Own\n\n${text}`);
  for (const format of ["docx", "html"]) {
    const file = await callRoute(ada, "GET", "documents/[documentId]/export", {
      params: { documentId },
      query: { format },
    });
    const again = await imported(`Own.${format}`, await file.arrayBuffer());
    expect(again.title).toBe("Own");
    expect(again.markdown).toBe(text);
  }
});

it("fetches nothing, and names what is elsewhere", async () => {
  const { markdown, notes } = await imported(
    "a.html",
    '<p>Hi <img src="https://example.com/a.png" alt="A cup"></p>',
  );
  expect(markdown).toContain("[A cup](https://example.com/a.png)");
  expect(notes.join()).toContain("https://example.com/a.png");
});

it("leaves the macros of a .docx out, and asks no other site for its pictures", async () => {
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  const picture = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
  const { markdown, notes } = await imported(
    "a.docx",
    await zipOf({
      "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
      "_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
      "word/document.xml": `<w:document xmlns:w="${word}"><w:body><w:p><w:r><w:t>Only words.</w:t></w:r></w:p></w:body></w:document>`,
      "word/_rels/document.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r2" Type="${picture}" Target="https://tracker.example/1.png" TargetMode="External"/></Relationships>`,
      "word/vbaProject.bin": randomBytes(100),
    }),
  );
  expect(markdown).toBe("Only words.\n");
  expect(notes.join(" ")).toContain("The macros of the file were left out.");
  expect(notes.join(" ")).toContain("https://tracker.example/1.png");
});

it("appends to an open document, with a version from before", async () => {
  const { id } = await makeChannel(workspace, { type: "DOC" });
  await writeDocument({ id }, ada, "First");
  const query = { name: "more.md" };
  const response = await callRoute(ben, "POST", "documents/[documentId]/imports", {
    params: { documentId: id },
    query,
    body: "# More\n\ntext",
  });
  expect(response.status).toBe(201);
  expect(await markdownOf(id)).toBe("First\n\n# More\n\ntext\n");
  const { items } = await listVersions(await makeActor(ada), id, { limit: 10 });
  expect(items.map(({ name }) => name)).toContain("Before the import of more.md");
  const outsider = await makeSignedIn();
  const viewer = await makeMember(workspace, { name: "Vera" });
  await db().channelMember.create({ data: { channelId: id, userId: viewer.id, role: "VIEWER" } });
  const asked = { params: { documentId: id }, query, body: "x" };
  expect((await callRoute(outsider, "POST", "documents/[documentId]/imports", asked)).status).toBe(404);
  expect((await callRoute(viewer, "POST", "documents/[documentId]/imports", asked)).status).toBe(403);
  expect((await post(outsider, "a.md", "x")).status).toBe(404);
});

const pictures = (count: number) =>
  Array.from({ length: count }, (_, at) => `![](data:image/png;base64,${btoa(`p${at}`)})`).join("\n\n");

it("stores equal pictures once, and refuses too many before it stores any", async () => {
  const photo = `![](data:image/jpeg;base64,${Buffer.from(await makePhoto()).toString("base64")})`;
  const { markdown } = await imported("a.md", `${photo}\n\n${photo}`);
  expect(new Set(markdown.match(/[0-9a-f-]{36}/g)).size).toBe(1);
  const stored = (by: { id: string }) => db().file.count({ where: { ownerId: by.id } });
  expect(await stored(ada)).toBe(1);
  expect(await refused(await post(ada, "b.md", pictures(2_001)))).toMatchObject({ code: "too_large" });
  const guest = await makeMember(workspace, { name: "Gil" }, "GUEST");
  const members = [{ user: guest, role: "EDITOR" as const }];
  const { id } = await makeChannel(workspace, { type: "DOC", members });
  const asked = { params: { documentId: id }, query: { name: "c.md" }, body: pictures(11) };
  const response = await callRoute(guest, "POST", "documents/[documentId]/imports", asked);
  expect(await refused(response)).toMatchObject({ code: "rate_limited" });
  expect([await stored(ada), await stored(guest)]).toEqual([1, 0]);
});

it("names a channel by the rules of names", async () => {
  const named = async (heading: string) => imported("x.md", `# ${heading}\n\ntext`);
  expect(await named("a\u202Eb\u0007c")).toMatchObject({ title: "a b c", markdown: "text\n" });
  const long = `${"a".repeat(79)}😀 end`;
  expect(await named(long)).toMatchObject({ title: "a".repeat(79), markdown: `# ${long}\n\ntext\n` });
});

it("refuses what isn't one, what is too large, and what would be when it is unpacked", async () => {
  const zeros = Buffer.alloc(70 * 1024 * 1024);
  const bomb = await zipOf({ "a.md": "x", "1.png": zeros, "2.png": zeros, "3.png": zeros });
  const cases: [string, BodyInit, string, RegExp][] = [
    ["a.exe", "x", "invalid_input", /Choose a Markdown/],
    ["a.docx", randomBytes(1_000), "invalid_input", /can’t be read/],
    ["a.docx", await zipOf({ "a.txt": "x" }), "invalid_input", /isn’t a Word document/],
    ["a.docx", await zipOf({ "word/document.xml": "<w:document" }), "invalid_input", /damaged/],
    ["a.docx", await zipOf({ "word/document.xml": "<a>".repeat(1_000) }), "invalid_input", /nested too deep/],
    ["a.zip", await zipOf({ "a.txt": "x" }), "invalid_input", /no Markdown/],
    ["a.zip", bomb, "too_large", /200 MB when it is unpacked/],
    ["a.docx", bomb, "too_large", /100 MB when it is unpacked/],
    ["a.md", randomBytes(10).fill(0xc3), "invalid_input", /UTF-8/],
    ["a.md", "x".repeat(1_000_001), "too_large", /1,000,000 characters/],
  ];
  for (const [name, body, code, message] of cases) {
    const error = await refused(await post(ada, name, body));
    expect([name, error.code]).toEqual([name, code]);
    expect(error.message).toMatch(message);
  }
});
