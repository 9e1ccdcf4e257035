"use client";
import dynamic from "next/dynamic";
import { DocumentSkeleton } from "./document-skeleton";

/** The editor is a download of its own, for DOC channels only. It needs a browser, so the server doesn't render it. */
export const DocumentChannelLoader = dynamic(
  () => import("./document-channel").then((module) => module.DocumentChannel),
  { ssr: false, loading: DocumentSkeleton },
);
