import { useQueryClient } from "@tanstack/react-query";
import type { Editor } from "@tiptap/react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useWorkspaceIds } from "@/components/app/workspace-context";
import { parseMention } from "@/lib/objects/mentions";
import { objectPath } from "@/lib/objects/path";
import { referenceQuery } from "@/lib/references/queries";

/** A click on a mention opens what it names; while editing, with Ctrl or Cmd, as with other links. */
export function useMentionClicks(editor: Editor | null): void {
  const client = useQueryClient();
  const router = useRouter();
  const { slug } = useWorkspaceIds();
  useEffect(() => {
    const text = editor?.view.dom;
    if (!text) return;
    const open = async (event: MouseEvent) => {
      const link = (event.target as Element).closest('a[href^="mention:"]');
      if (!link) return;
      // No browser knows the scheme.
      event.preventDefault();
      if (editor.isEditable && !event.ctrlKey && !event.metaKey) return;
      const target = parseMention(link.getAttribute("href") ?? "");
      if (!target || !("id" in target)) return;
      const found = await client.fetchQuery(referenceQuery(target)).catch(() => null);
      const path = found?.isVisible && objectPath(found, slug);
      if (path) router.push(path);
    };
    text.addEventListener("click", open);
    return () => text.removeEventListener("click", open);
  }, [editor, client, router, slug]);
}
