import { expect, test } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import { noteCreated } from "@/components/channels/just-created";
import { type DeviceRecord, writeRecords } from "@/lib/device/database";
import { setDeviceOwner } from "@/lib/device/owner";
import { unsavedStore } from "@/lib/documents/editor/unsaved-store";
import { DOCUMENT_KINDS } from "@/lib/documents/kinds";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import { documentStage } from "./setup/document-stage";
import { navigate } from "./setup/next-navigation";
import { me } from "./setup/people";
import { expectAccessible, fakeServer } from "./setup/stage";

const { node, makeDocument, showDocuments, editor, textAt, type } = documentStage();

test("documents share a socket; the node ends one, the other goes on, and what was refused can be copied", async () => {
  const [plan, notes] = [makeDocument("Plan", "one"), makeDocument("Notes", "two")];
  showDocuments(plan, notes);
  await expect.element(editor("Plan")).toHaveTextContent("one");
  await expect.element(editor("Notes")).toHaveTextContent("two");
  expect(node().sockets).toHaveLength(1);
  // One token for both, by which the node authorizes them together.
  expect(fakeServer().requestsOf(createRealtimeTokenContract)).toHaveLength(1);

  node().refuseEdit = (documentId) => (documentId === plan.id ? "malformed" : null);
  await type("Plan", "X");
  const alert = page.getByRole("alert");
  await expect.element(alert).toMatchTextContent("The server couldn’t take your last changes");
  await expect.element(editor("Plan")).toMatchTextContent("X");
  await expect.element(editor("Plan")).toHaveAttribute("aria-readonly", "true");
  await expectAccessible();
  await type("Notes", "more ");
  await expect.poll(() => textAt(notes)).toContain("more");
  expect(textAt(plan)).not.toContain("X");
  expect(node().sockets).toHaveLength(1);
  const copied: string[] = [];
  navigator.clipboard.writeText = async (text) => void copied.push(text);
  await alert.getByRole("button", { name: "Copy text" }).click();
  await expect.poll(() => copied.join()).toContain("X");
  await expect.element(alert.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("a document that ends for a change of access is opened again with what was typed meanwhile", async () => {
  const plan = makeDocument("Plan", "one");
  showDocuments(plan);
  await expect.element(editor("Plan")).toHaveTextContent("one");
  node().end(plan.id, "accessChanged");
  await type("Plan", "meanwhile ");
  await expect.poll(() => textAt(plan)).toContain("meanwhile");
  await expect.element(page.getByText("Saved", { exact: true })).toBeVisible();
});

test("where somebody else writes as this client, another client is taken, and its caret is shown", async () => {
  const plan = makeDocument("Plan", "one");
  let taken: number | null = null;
  node().refuse = ({ clientId }) => {
    taken ??= clientId;
    return clientId === taken ? "conflict" : null;
  };
  showDocuments(plan);
  await type("Plan", "mine ");
  await expect.poll(() => textAt(plan)).toContain("mine");
  await expect.element(page.getByText("Saved", { exact: true })).toBeVisible();
  const writers = [...(node().documents.get(plan.id)?.store.clients.keys() ?? [])];
  expect(writers).not.toContain(taken);
  await expect.poll(() => node().awareness.size).toBe(1);
  const [clientId] = node().awareness.keys();
  expect(writers).toContain(clientId);
  expect(node().awareness.get(clientId ?? 0)).toMatchObject({ user: { id: me.id } });
});

test("an editor that fails leaves the page around it intact, shows an error and can be tried again", async () => {
  const [plan, notes] = [makeDocument("Plan", "one"), makeDocument("Notes", "two")];
  const broken = new Y.XmlText("loose");
  node().documents.get(plan.id)?.getXmlFragment(DOCUMENT_FIELD).insert(0, [broken]);
  showDocuments(plan, notes);
  const alert = page.getByRole("alert");
  await expect.element(alert).toMatchTextContent("This document can’t be shown");
  await expect.element(alert).toMatchTextContent("What was typed isn’t lost");
  await expectAccessible();
  await expect.element(alert.getByRole("button", { name: "Copy text" })).toBeVisible();
  await type("Notes", "still ");
  await expect.poll(() => textAt(notes)).toContain("still");

  // Somebody repairs it, and the editor is tried again.
  node().edit(plan.id, (doc) => doc.getXmlFragment(DOCUMENT_FIELD).delete(0, 1));
  await alert.getByRole("button", { name: "Try again" }).click();
  await expect.element(editor("Plan")).toHaveTextContent("one");
});

test("typing goes on where it was while somebody splits the paragraph, and behind what is redone", async () => {
  const plan = makeDocument("Plan", "The plan has two parts and Ada goes on");
  showDocuments(plan);
  await expect.element(editor("Plan")).toMatchTextContent("The plan");
  await type("Plan", "{End} wri");
  await expect.poll(() => textAt(plan)).toContain("goes on wri");
  node().edit(plan.id, (doc) => {
    const page = doc.getXmlFragment(DOCUMENT_FIELD);
    const text = (page.get(0) as Y.XmlElement).get(0) as Y.XmlText;
    const half = new Y.XmlElement("paragraph");
    half.insert(0, [new Y.XmlText(text.toString().slice(22))]);
    doc.transact(() => {
      text.delete(22, text.length - 22);
      page.insert(1, [half]);
    });
  });
  await expect.poll(() => editor("Plan").element().querySelectorAll("p").length).toBe(2);
  await userEvent.keyboard("ting");
  const halves =
    "<paragraph>The plan has two parts</paragraph><paragraph> and Ada goes on writing</paragraph>";
  await expect.poll(() => textAt(plan)).toBe(halves);
  await userEvent.keyboard("{Control>}zy{/Control}X");
  await expect.poll(() => textAt(plan)).toBe(halves.replace("writing", "writingX"));
});

test("words that an earlier page couldn’t save are in their half of a paragraph that was split meanwhile", async () => {
  const plan = makeDocument("Plan", "one two three four");
  const textIn = (doc: Y.Doc) =>
    (doc.getXmlFragment(DOCUMENT_FIELD).get(0) as Y.XmlElement).get(0) as Y.XmlText;
  const content = Y.encodeStateAsUpdate(node().documents.get(plan.id)!);
  setDeviceOwner(me.id);
  const record = {
    id: plan.id,
    scope: "rich-text",
    usedAt: Date.now(),
    asOf: Date.now(),
    size: content.length,
  };
  const { schemaVersion } = DOCUMENT_KINDS["rich-text"];
  await writeRecords(me.id, "documents", [
    { ...record, ...{ content, canEdit: true, schemaVersion } } as DeviceRecord,
  ]);
  const earlier = new Y.Doc();
  Y.applyUpdate(earlier, content);
  const known = Y.encodeStateVector(earlier);
  textIn(earlier).insert("one two three".length, " NEW");
  unsavedStore(me.id, plan.id, "earlier").write(Y.encodeStateAsUpdate(earlier, known));
  node().edit(plan.id, (doc) => {
    textIn(doc).delete("one two".length, " three four".length);
    const half = new Y.XmlElement("paragraph");
    half.insert(0, [new Y.XmlText(" three four")]);
    doc.getXmlFragment(DOCUMENT_FIELD).insert(1, [half]);
  });
  showDocuments(plan);
  await expect
    .poll(() => textAt(plan))
    .toBe("<paragraph>one two</paragraph><paragraph> three NEW four</paragraph>");
});

test("a linked block that was gone when the document came doesn't move the caret of a person who types later", async () => {
  const plan = makeDocument("Plan", "one");
  const other = new Y.Doc();
  other.clientID = 777;
  navigate("/?block=777-0");
  showDocuments(plan);
  await expect.element(editor("Plan")).toHaveTextContent("one");
  await type("Plan", "{End} two");
  await expect.poll(() => textAt(plan)).toContain("one two");
  Y.applyUpdate(other, Y.encodeStateAsUpdate(node().documents.get(plan.id)!));
  const paragraph = new Y.XmlElement("paragraph");
  paragraph.insert(0, [new Y.XmlText("late")]);
  other.getXmlFragment(DOCUMENT_FIELD).insert(1, [paragraph]);
  node().edit(plan.id, (doc) => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other)));
  await expect.element(editor("Plan")).toMatchTextContent("late");
  await userEvent.keyboard(" three");
  await expect.poll(() => textAt(plan)).toContain("one two three");
  navigate("/");
});

test("the caret stands in a document that one has just created, and not in one that is opened", async () => {
  const [plan, notes] = [makeDocument("Plan", ""), makeDocument("Notes", "")];
  noteCreated(plan.id);
  showDocuments(notes, plan);
  await expect.element(editor("Plan")).toHaveFocus();
  await userEvent.keyboard("First words");
  await expect.element(editor("Plan")).toHaveTextContent("First words");
  await expect.element(editor("Notes")).toHaveTextContent("");
});
