"use client";
import { useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import { meQuery } from "@/lib/accounts/queries";
import type { Me } from "@/lib/accounts/schema";
import { channelsQuery } from "@/lib/channels/queries";
import type { TreeChannel } from "@/lib/channels/schema";
import { workspacesQuery } from "@/lib/workspaces/queries";
import type { Workspace } from "@/lib/workspaces/schema";

const WorkspaceContext = createContext<{ id: string; slug: string } | null>(null);
export const WorkspaceProvider = WorkspaceContext;
const NOTHING: never[] = [];

/** The id and slug of the workspace that is open. */
export function useWorkspaceIds() {
  const ids = useContext(WorkspaceContext);
  if (!ids) throw new Error("This needs a workspace above it");
  return ids;
}

export function useWorkspaces(): Workspace[] {
  return useQuery(workspacesQuery()).data ?? NOTHING;
}

/** The open workspace; undefined for a moment after it was deleted or I was removed from it. */
export function useWorkspace(): Workspace | undefined {
  const { id } = useWorkspaceIds();
  return useWorkspaces().find((workspace) => workspace.id === id);
}

/** The channels of the open workspace that I can see. */
export function useChannels(): TreeChannel[] {
  const { id } = useWorkspaceIds();
  return useQuery(channelsQuery(id)).data ?? NOTHING;
}

/** The server puts it into every page of the workspace. */
export function useMe(): Me {
  const { data } = useQuery(meQuery());
  if (!data) throw new Error("Who is signed in must be known here");
  return data;
}
