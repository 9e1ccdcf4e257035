"use client";
import { Copy } from "lucide-react";
import type { Doc } from "yjs";
import { copyText } from "@/components/copy-text";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { DOCUMENT_FIELD } from "@/lib/documents/names";
import { richTextBlocks } from "@/lib/documents/rich-text/to-text";

/** Copies the text of a document as this page has it, also where no editor can show it or the server take it. */
export function CopyDocumentButton({ doc }: { doc: Doc }) {
  async function copy() {
    const blocks = richTextBlocks(doc.getXmlFragment(DOCUMENT_FIELD));
    if (await copyText(blocks.map(({ text }) => text).join("\n\n"))) toast.success("Text copied");
    else toast.error("The browser didn’t allow copying.");
  }

  return (
    <Button size="sm" icon={<Copy />} onClick={copy}>
      Copy text
    </Button>
  );
}
