"use client";
import type { ReactNode } from "react";
import type { Doc } from "yjs";
import { ErrorBoundary } from "@/components/ui/error-boundary";
import { ErrorState } from "@/components/ui/error-state";
import { CopyDocumentButton } from "./copy-document-button";

/** Contains errors of an editor. The document stays open and goes on saving what was typed. */
export function DocumentBoundary({ doc, children }: { doc: Doc; children: ReactNode }) {
  return (
    <ErrorBoundary
      key={doc.guid}
      fallback={(retry) => (
        <ErrorState title="This document can’t be shown" onRetry={retry}>
          <p>
            Something in it broke the editor. What was typed isn’t lost, and the rest of the page still works.
          </p>
          <div className="mt-4">
            <CopyDocumentButton doc={doc} />
          </div>
        </ErrorState>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
