import { buffer } from "node:stream/consumers";
import { beforeEach, expect, it } from "vitest";
import * as Y from "yjs";
import { db, transaction } from "@/lib/db";
import { editDocument } from "@/lib/documents/append";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { recordEdits } from "@/lib/documents/record-edit";
import { deliveriesSettled } from "@/lib/events/delivery-queue";
import { paragraph } from "@/tests/documents";
import { makeChannel, makeSignedIn, type SignedIn } from "@/tests/factories";
import { ada, ben, makePair, workspace } from "@/tests/pair";
import { unzip } from "@/tests/setup/unzip";
import { callRoute, makePhoto, uploaded } from "./files-helpers";

let documentId: string;

beforeEach(async () => {
  await makePair();
  ({ id: documentId } = await makeChannel(workspace, { type: "DOC", name: "Plan" }));
});

const get = (format: string, as: SignedIn = ada, id = documentId) =>
  callRoute(as, "GET", "documents/[documentId]/export", { params: { documentId: id }, query: { format } });

async function write(change: (fragment: Y.XmlFragment) => void, by = ada, id = documentId) {
  const edit = (document: Y.Doc) => change(document.getXmlFragment(DOCUMENT_FIELD));
  await transaction((tx) => editDocument(tx, id, edit, by.id));
  await recordEdits(id, []);
  await deliveriesSettled();
}

function image(fileId: string, alt = "") {
  const element = new Y.XmlElement("image");
  element.setAttribute("fileId", fileId);
  element.setAttribute("alt", alt);
  return element;
}

it("gives Markdown, a page and a .docx, named as the document", async () => {
  await write((fragment) => fragment.insert(0, [paragraph("1986. A great year")]));
  const markdown = await get("markdown");
  expect(await markdown.text()).toBe("# Plan\n\n1986\\. A great year\n");
  expect(markdown.headers.get("content-disposition")).toContain('attachment; filename="Plan.md"');
  const page = await get("html");
  expect(await page.text()).toContain("<p>1986. A great year</p>");
  expect(page.headers.get("content-disposition")).toContain("Plan.html");
  const word = await get("docx");
  expect(word.headers.get("content-disposition")).toContain("Plan.docx");
  const parts = unzip(Buffer.from(await word.arrayBuffer()));
  expect(parts.get("word/document.xml")?.toString()).toContain("1986. A great year");
});

it("is not_found for who doesn't see the document", async () => {
  const outsider = await makeSignedIn();
  for (const format of ["markdown", "html", "docx"]) expect((await get(format, outsider)).status).toBe(404);
});

it("gives the names of a zip's entries to every picture, and every link leads to one (case 18)", async () => {
  const names = [
    "screenshot (2).png",
    "50% done.png",
    "image.png",
    "image.png",
    "IMAGE.PNG",
    "CON.png",
    "../../x.png",
  ];
  const bytes = await makePhoto();
  const files = await Promise.all(names.map((name) => uploaded(ada, documentId, name, bytes)));
  await write((fragment) =>
    fragment.insert(
      0,
      files.map(({ id }) => image(id, "plan [v2]")),
    ),
  );
  const response = await get("markdown", ben);
  expect(response.headers.get("content-disposition")).toContain("Plan.zip");
  const entries = unzip(Buffer.from(await response.arrayBuffer()));
  const text = entries.get("Plan.md")?.toString() ?? "";
  const links = [...text.matchAll(/!\[plan \\\[v2\\?\]\]\(([^)]+)\)/g)].map(([, link = ""]) =>
    decodeURIComponent(link),
  );
  expect(links).toHaveLength(names.length);
  expect(new Set(links.map((link) => link.toLowerCase())).size).toBe(names.length);
  for (const link of links) expect(entries.get(link)?.length).toBeGreaterThan(0);
  expect(
    [...entries.keys()].filter((path) => /\.\.|\\|^\/|CON\.png$/.test(path.replace("_CON.png", ""))),
  ).toEqual([]);
});

it("a page holds its pictures and asks nobody for anything", async () => {
  const { id } = await uploaded(ada, documentId, "cup.png", await makePhoto());
  await write((fragment) => fragment.insert(0, [image(id, "A cup")]));
  const text = await (await get("html")).text();
  const [, base64 = ""] = /<img src="data:image\/jpeg;base64,([^"]+)" alt="A cup">/.exec(text) ?? [];
  expect(Buffer.from(base64, "base64").subarray(0, 2).toString("hex")).toBe("ffd8");
  expect(text).not.toMatch(/<script|https?:/);
  const word = unzip(Buffer.from(await (await get("docx")).arrayBuffer()));
  expect([...word.keys()].some((path) => path.startsWith("word/media/"))).toBe(true);
});

it("holds a picture as often as there is room for it, and links it then", async () => {
  const { id } = await uploaded(ada, documentId, "cup.png", await makePhoto());
  await write((fragment) =>
    fragment.insert(
      0,
      Array.from({ length: 1_100 }, () => image(id, "A cup")),
    ),
  );
  const word = unzip(Buffer.from(await (await get("docx")).arrayBuffer()));
  const xml = word.get("word/document.xml")?.toString() ?? "";
  expect(xml.match(/<w:drawing>/g)).toHaveLength(1_048);
  expect(xml.match(/<w:hyperlink /g)).toHaveLength(52);
  expect([...word.keys()].filter((path) => path.startsWith("word/media/"))).toHaveLength(1);
  await db().file.update({ where: { id }, data: { size: 20 * 1024 * 1024 } });
  const page = await (await get("html")).text();
  expect(page.match(/<img /g)).toHaveLength(2);
  const link = `<p><a href="${process.env.APP_URL}/api/files/${id}">A cup</a></p>`;
  expect(page.split(link)).toHaveLength(1_099);
});

it("names nothing that the reader doesn't see, and no pasted file (cases 14 and 21)", async () => {
  const members = [{ user: ada, role: "MANAGER" as const }];
  const hidden = await makeChannel(workspace, { name: "salaries", visibility: "PRIVATE", members });
  const { id: foreign } = await uploaded(ada, hidden.id, "secret.png", await makePhoto());
  await write((fragment) =>
    fragment.insert(0, [
      paragraph("#salaries", `mention:channel/${hidden.id}`),
      paragraph("@Ada", `mention:person/${ada.id}`),
    ]),
  );
  await write((fragment) => fragment.insert(0, [image(foreign, "gone")]), ben);
  const files = await db().documentFile.count({ where: { documentId } });
  expect(files).toBe(0);
  for (const format of ["markdown", "html"]) {
    const text = await (await get(format, ben)).text();
    expect(text).toContain("(a private channel)");
    expect(text).toContain("@Ada");
    expect(text).not.toMatch(/salaries|secret/);
    for (const id of [hidden.id, ada.id, foreign]) expect(text).not.toContain(id);
  }
  // Ada uploaded the picture, and so reads it.
  const own = unzip(Buffer.from(await (await get("markdown")).arrayBuffer()));
  expect(own.get("Plan.md")?.toString()).toContain(
    `[#salaries](${process.env.APP_URL}/w/${workspace.slug}/c/${hidden.id})`,
  );
  expect(await buffer((await get("docx", ben)).body!)).not.toHaveLength(0);
});
