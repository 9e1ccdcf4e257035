import { addMember, makeChannel, makeUser, makeWorkspace } from "../../factories";

/** Ada, who owns a workspace, and Ben, who is a member of it, with a channel of each kind. */
export async function makeTeam() {
  const [ada, ben] = await Promise.all([
    makeUser({ name: "Ada Lovelace" }),
    makeUser({ name: "Ben Carter" }),
  ]);
  const workspace = await makeWorkspace(ada, { name: "Analytical Engines" });
  await addMember(workspace, ben);
  const chat = await makeChannel(workspace, { name: "engines" });
  const doc = await makeChannel(workspace, { name: "Plan", type: "DOC" });
  const pathTo = (channel: { id: string }) => `/w/${workspace.slug}/c/${channel.id}`;
  return { ada, ben, workspace, chat, doc, pathTo };
}

export type Team = Awaited<ReturnType<typeof makeTeam>>;
