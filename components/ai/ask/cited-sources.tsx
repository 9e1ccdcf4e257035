"use client";
import { createContext, use } from "react";
import type { SourceRef } from "@/lib/ai/retrieval/schema";

/** What the numbers of an answer stand for; null where its text has no citations. */
const CitedSources = createContext<readonly SourceRef[] | null>(null);

/** Everything below it draws [1] as a link to source 1, and leads nowhere else. */
export const CitedSourcesProvider = CitedSources.Provider;
export const useCitedSources = () => use(CitedSources);
