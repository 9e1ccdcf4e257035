import type { Metadata } from "next";
import { NewWorkspaceForm } from "@/components/workspaces/new-workspace-form";
import { PlainPage } from "@/components/workspaces/plain-page";
import { listWorkspacesEndpoint } from "@/lib/workspaces/endpoints";
import { load } from "../load";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  const { items } = await load(listWorkspacesEndpoint, { query: { limit: 1 } });
  const isFirst = items.length === 0;
  return (
    <PlainPage
      title={isFirst ? "Make your first workspace" : "Make a workspace"}
      description={
        isFirst
          ? "A place for your team to talk and write in. Were you invited to one? Open the link you were sent."
          : "A place of its own, with its own people and channels."
      }
    >
      <NewWorkspaceForm />
    </PlainPage>
  );
}
