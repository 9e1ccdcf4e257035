import { makeChannel, makeMember, makeSignedIn, makeWorkspace, type SignedIn } from "./factories";

// Where most tests begin: Ada's workspace, of which Ben is a member, with a channel called general. After
// `beforeEach(makePair)` each test has its own, for an import always sees what the variable is now.

export let ada: SignedIn;
export let ben: SignedIn;
export let workspace: Awaited<ReturnType<typeof makeWorkspace>>;
export let workspaceId: string;
export let channel: Awaited<ReturnType<typeof makeChannel>>;
export let channelId: string;

export async function makePair(): Promise<void> {
  ada = await makeSignedIn({ name: "Ada" });
  workspace = await makeWorkspace(ada);
  workspaceId = workspace.id;
  [ben, channel] = await Promise.all([
    makeMember(workspace, { name: "Ben" }),
    makeChannel(workspace, { name: "general" }),
  ]);
  channelId = channel.id;
}
