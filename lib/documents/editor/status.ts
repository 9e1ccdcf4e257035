/** What the connection is known to be, without any guess. */
export type DocumentFacts = {
  /** Has synced at least once since it was opened: what is shown is the document. */
  hasLoaded: boolean;
  /** Everything typed here is committed on the server. */
  isSaved: boolean;
  /** Typed here since the server last confirmed all. */
  hasUnsaved: boolean;
  /** In sync with the server at this moment. */
  isConnected: boolean;
  /** The browser itself says it has no network. */
  isOffline: boolean;
  canEdit: boolean;
  /** The document holds what this page is too old to know; it is shown, and can't be edited here. */
  isOutdated: boolean;
  /** The unsaved edits are written in this browser and outlive a reload. */
  isKept: boolean;
  /** The server will never take the last edit: it is too large, or damaged. */
  isRejected: boolean;
  /** It won't, since the document would be too large. */
  isTooLarge: boolean;
};

/** Of a document that is about to be opened. */
export const UNOPENED: Omit<DocumentFacts, "isOffline"> = {
  hasLoaded: false,
  isSaved: false,
  hasUnsaved: false,
  isConnected: false,
  canEdit: false,
  isOutdated: false,
  isKept: false,
  isRejected: false,
  isTooLarge: false,
};

export type DocumentStatus =
  | "loading"
  | "saved"
  | "saving"
  | "reconnecting"
  | "unsaved"
  | "offline"
  | "refused"
  | "viewOnly";

/** The state that the person sees. "saved" only when the server has confirmed everything. */
export function documentStatus(facts: DocumentFacts): DocumentStatus {
  if (!facts.hasLoaded) return facts.isOffline ? "offline" : "loading";
  if (facts.isRejected) return "refused";
  if (facts.isConnected && !facts.canEdit) return facts.hasUnsaved ? "refused" : "viewOnly";
  if (facts.isConnected && facts.isSaved) return "saved";
  // The socket hasn't noticed yet. Where all runs on one machine it works without a network; then nothing is kept.
  if (facts.isConnected && facts.isOffline && facts.isKept) return "offline";
  if (facts.isConnected) return facts.hasUnsaved ? "saving" : "loading";
  if (facts.isOffline) return "offline";
  return facts.hasUnsaved ? "unsaved" : "reconnecting";
}

function refusalOf({ isRejected, isTooLarge }: DocumentFacts): string {
  if (isTooLarge)
    return "This document is as large as one can be, so your last changes weren’t saved. Delete some of it, or go on in another document.";
  if (isRejected) return "The server couldn’t take your last changes.";
  return "You can no longer edit, so your last changes weren’t saved.";
}

/** The words for it, and a longer sentence for the tooltip and for screen readers. */
export function describeStatus(status: DocumentStatus, facts: DocumentFacts) {
  const kept = facts.isKept ? "They are kept in this browser" : "Keep this tab open";
  switch (status) {
    case "loading":
      return { label: "Connecting…", detail: "Getting the latest of this document." };
    case "saved":
      return { label: "Saved", detail: "Everything you typed is saved." };
    case "saving":
      return { label: "Saving…", detail: "Your changes are on their way." };
    case "reconnecting":
      return { label: "Reconnecting…", detail: "The connection is lost. Nothing of yours is unsaved." };
    case "unsaved":
      return {
        label: "Unsaved changes: reconnecting",
        detail: `The connection is lost. Your changes aren’t saved yet. ${kept}; they are sent when it is back.`,
      };
    case "offline":
      return facts.hasUnsaved
        ? {
            label: "Offline: unsaved changes",
            detail: `You are offline. ${kept}; they are sent when you are back.`,
          }
        : { label: "Offline", detail: "You are offline. This document catches up when you are back." };
    case "refused":
      return {
        label: "Changes not saved",
        detail: `${refusalOf(facts)} Copy your text before you reload: what isn’t saved is lost then.`,
      };
    case "viewOnly":
      if (facts.isOutdated)
        return {
          label: "Reload to edit",
          detail: "This page is older than the document. Reload it to edit; until then you can only read.",
        };
      return { label: "View only", detail: "You can read this document but not change it." };
  }
}
