import { beforeEach } from "vitest";
import { page, userEvent } from "vitest/browser";
import * as Y from "yjs";
import DocumentChannel from "@/components/documents/document-channel";
import type { TreeChannel } from "@/lib/channels/schema";
import { CHANNEL_TYPES } from "@/lib/channels/types";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { personSettingsQuery } from "@/lib/people/queries";
import type { PersonSettings } from "@/lib/people/schema";
import { createRealtimeTokenContract } from "@/lib/realtime/contract";
import { type FakeDocumentNode, startFakeDocumentNode } from "./fake-document-node";
import { channel, me, newId } from "./people";
import { fakeServer, show } from "./stage";

/** Documents on a node, which every test of the file starts anew. */
export function documentStage() {
  let current: FakeDocumentNode;
  beforeEach(() => {
    current = startFakeDocumentNode();
    fakeServer().answer(createRealtimeTokenContract, () => ({
      token: "token",
      url: "http://node.test",
      port: 1,
      pusher: null,
    }));
  });

  /** A document of the given paragraphs, which the node has. */
  function makeDocument(name: string, ...paragraphs: string[]): TreeChannel {
    const id = newId();
    const doc = new Y.Doc();
    doc.getXmlFragment(DOCUMENT_FIELD).insert(
      0,
      paragraphs.map((text) => {
        const paragraph = new Y.XmlElement("paragraph");
        paragraph.insert(0, [new Y.XmlText(text)]);
        return paragraph;
      }),
    );
    current.documents.set(id, doc);
    return {
      ...channel,
      ...{ id, name, type: "DOC", visibility: "WORKSPACE", topic: "", isIndexed: false, parentId: null },
      ...{
        position: "a0",
        role: "EDITOR",
        lastSeq: 0,
        readSeq: 0,
        mentionCount: 0,
        isMuted: false,
        level: null,
      },
      actions: [...CHANNEL_TYPES.DOC.actions],
    };
  }

  function showDocuments(...channels: TreeChannel[]) {
    const client = show(
      <div style={{ height: 600 }}>
        {channels.map((one) => (
          <DocumentChannel key={one.id} channel={one} me={me} />
        ))}
      </div>,
    );
    client.setQueryData(personSettingsQuery().queryKey, { presence: "AUTO" } as PersonSettings);
    return client;
  }

  const editor = (name: string) => page.getByRole("textbox", { name, exact: true }).last();
  const textAt = ({ id }: TreeChannel) =>
    current.documents.get(id)?.getXmlFragment(DOCUMENT_FIELD).toString();

  async function type(name: string, text: string) {
    await editor(name).click();
    await userEvent.keyboard(text);
  }

  return { node: () => current, makeDocument, showDocuments, editor, textAt, type };
}
