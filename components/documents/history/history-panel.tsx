"use client";
import { History } from "lucide-react";
import { useEffect, useRef } from "react";
import { showBeside } from "@/components/app/beside";
import { useActions } from "@/components/shell/actions";
import { PaneHeader } from "@/components/shell/pane-header";
import { useMedia } from "@/components/ui/use-media";
import { SidePanel } from "@/components/workspaces/side-panel";
import type { TreeChannel } from "@/lib/channels/schema";
import { bindVersionEvents } from "@/lib/documents/versions/cache-events";
import { useCacheEvents } from "@/lib/realtime/client";
import type { HistoryPlace } from "./history-place";
import { VersionList } from "./version-list";

type HistoryPanelProps = { channel: TreeChannel; place: HistoryPlace; canEdit: boolean };

/** The versions of a document, since its first edit, beside it. */
export default function HistoryPanel({ channel, place, canEdit }: HistoryPanelProps) {
  useCacheEvents(bindVersionEvents);
  const close = useClose();
  // Before that of the channel: Escape closes what was opened last.
  useActions([
    { id: "panel.close", label: "Close the history", group: "Document", shortcut: "escape", run: close },
  ]);
  const coversPage = useMedia(COVERS);
  // Over the page, the list gives way to the version that was chosen; its bar leads back.
  if (coversPage && place.shown) return null;
  return (
    <SidePanel label="History">
      <PaneHeader
        level={2}
        title="History"
        icon={<History className="size-4" aria-hidden="true" />}
        subtitle={channel.name}
        onClose={close}
      />
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-2">
        <VersionList documentId={channel.id} shown={place.shown} canEdit={canEdit} />
      </div>
    </SidePanel>
  );
}

/** Closes the panel and the version, and gives the focus back to what opened it, or to the text. */
function useClose() {
  const opener = useRef<Element>(null);
  useEffect(() => {
    opener.current = document.activeElement;
  }, []);
  return () => {
    showBeside(null);
    const { current } = opener;
    const text = document.querySelector<HTMLElement>("main .document-text");
    const isThere = current instanceof HTMLElement && current.isConnected && current !== document.body;
    (isThere ? current : text)?.focus({ preventScroll: true });
  };
}

/** A panel then stands over the page, not beside it. */
const COVERS = "(width < 80rem)";
