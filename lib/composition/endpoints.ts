import * as accounts from "@/lib/accounts/endpoints";
import * as apiKeys from "@/lib/accounts/keys/endpoints";
import * as signInMethods from "@/lib/accounts/methods/endpoints";
import * as passkeys from "@/lib/accounts/passkeys/endpoints";
import * as phone from "@/lib/accounts/phone/endpoints";
import * as twoFactorAdmin from "@/lib/accounts/two-factor/admin/endpoints";
import * as twoFactor from "@/lib/accounts/two-factor/endpoints";
import * as aiAsk from "@/lib/ai/ask/endpoints";
import * as assistant from "@/lib/ai/assistant/endpoints";
import * as aiFiles from "@/lib/ai/attachments/endpoints";
import * as aiFileRoutes from "@/lib/ai/attachments/raw-contract";
import * as aiBudgets from "@/lib/ai/budgets/endpoints";
import * as aiContext from "@/lib/ai/context/endpoints";
import * as aiIndex from "@/lib/ai/embeddings/endpoints";
import * as aiFolders from "@/lib/ai/folders/endpoints";
import * as aiImages from "@/lib/ai/images/endpoints";
import * as aiMessages from "@/lib/ai/messages/endpoints";
import * as aiModels from "@/lib/ai/models/endpoints";
import * as aiPrompts from "@/lib/ai/prompts/endpoints";
import * as aiProviders from "@/lib/ai/providers/endpoints";
import * as aiRuns from "@/lib/ai/runs/endpoints";
import * as aiSessions from "@/lib/ai/sessions/endpoints";
import * as aiSessionExportRoutes from "@/lib/ai/sessions/export/raw-contract";
import * as aiToolRequests from "@/lib/ai/tools/requests/endpoints";
import * as aiUsage from "@/lib/ai/usage/endpoints";
import * as aiWriting from "@/lib/ai/writing/endpoints";
import * as boards from "@/lib/boards/endpoints";
import * as calls from "@/lib/calls/endpoints";
import * as twilioRoutes from "@/lib/calls/engines/twilio/raw-contract";
import * as channelExports from "@/lib/channel-exports/endpoints";
import * as channels from "@/lib/channels/endpoints";
import * as conversations from "@/lib/conversations/endpoints";
import * as conversions from "@/lib/conversions/endpoints";
import * as delivery from "@/lib/delivery/endpoints";
import * as documentComments from "@/lib/documents/comments/endpoints";
import * as documentContent from "@/lib/documents/content/endpoints";
import * as documentExportRoutes from "@/lib/documents/export/raw-contract";
import * as documentImportRoutes from "@/lib/documents/import/raw-contract";
import * as documentSuggestions from "@/lib/documents/suggestions/endpoints";
import * as documentVersions from "@/lib/documents/versions/endpoints";
import * as documentVisits from "@/lib/documents/visits/endpoints";
import * as drafts from "@/lib/drafts/endpoints";
import * as emoji from "@/lib/emoji/endpoints";
import * as files from "@/lib/files/endpoints";
import * as fileRoutes from "@/lib/files/raw-contract";
import type { RawContract } from "@/lib/http/contract";
import type { Endpoint } from "@/lib/http/endpoint";
import * as inbox from "@/lib/inbox/endpoints";
import * as jobs from "@/lib/jobs/endpoints";
import * as labels from "@/lib/labels/endpoints";
import * as linkPreviews from "@/lib/link-previews/endpoints";
import * as messages from "@/lib/messages/endpoints";
import * as moderation from "@/lib/moderation/endpoints";
import * as notifications from "@/lib/notifications/endpoints";
import * as people from "@/lib/people/endpoints";
import * as personalData from "@/lib/personal-data/endpoints";
import * as platform from "@/lib/platform/endpoints";
import * as platformRoutes from "@/lib/platform/raw-contract";
import * as polls from "@/lib/polls/endpoints";
import * as publicChannels from "@/lib/public-channels/endpoints";
import * as publicChannelRoutes from "@/lib/public-channels/raw-contract";
import * as reactions from "@/lib/reactions/endpoints";
import * as readMarkers from "@/lib/read-markers/endpoints";
import * as realtime from "@/lib/realtime/endpoints";
import * as references from "@/lib/references/endpoints";
import * as reminders from "@/lib/reminders/endpoints";
import * as saved from "@/lib/saved/endpoints";
import * as scheduled from "@/lib/scheduled/endpoints";
import * as search from "@/lib/search/endpoints";
import * as sso from "@/lib/sso/endpoints";
import * as ssoRoutes from "@/lib/sso/raw-contract";
import * as stickers from "@/lib/stickers/endpoints";
import * as tasks from "@/lib/tasks/endpoints";
import * as taskExportRoutes from "@/lib/tasks/export/raw-contract";
import * as taskImportRoutes from "@/lib/tasks/import/raw-contract";
import * as webhooks from "@/lib/webhooks/endpoints";
import * as incomingHooks from "@/lib/webhooks/incoming/endpoints";
import * as incomingHookRoutes from "@/lib/webhooks/incoming/raw-contract";
import * as workspaces from "@/lib/workspaces/endpoints";
import * as workspaceTwoFactor from "@/lib/workspaces/two-factor/endpoints";
import * as mcpRoutes from "./mcp/raw-contract";

// A new domain adds its endpoints file here; such a file exports nothing but endpoints, named `…Endpoint`.
const domains: Record<string, Endpoint>[] = [
  files,
  publicChannels,
  linkPreviews,
  accounts,
  twoFactor,
  twoFactorAdmin,
  passkeys,
  phone,
  signInMethods,
  sso,
  apiKeys,
  workspaces,
  workspaceTwoFactor,
  channelExports,
  channels,
  saved,
  readMarkers,
  conversations,
  people,
  messages,
  documentComments,
  documentSuggestions,
  documentContent,
  documentVersions,
  documentVisits,
  realtime,
  delivery,
  platform,
  personalData,
  jobs,
  references,
  drafts,
  scheduled,
  reminders,
  inbox,
  notifications,
  reactions,
  emoji,
  stickers,
  polls,
  calls,
  search,
  moderation,
  labels,
  boards,
  tasks,
  conversions,
  aiRuns,
  assistant,
  aiSessions,
  aiMessages,
  aiFolders,
  aiFiles,
  aiContext,
  aiImages,
  aiPrompts,
  aiModels,
  aiIndex,
  aiProviders,
  aiToolRequests,
  aiUsage,
  aiWriting,
  aiAsk,
  aiBudgets,
  webhooks,
  incomingHooks,
];

/** Every endpoint there is, by the name of its operation (`createMessage`): what OpenAPI describes. */
export const operations: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  domains.flatMap(Object.entries).map(([name, endpoint]) => [name.replace(/Endpoint$/, ""), endpoint]),
);

/** The routes of the API that stream, upload or redirect. */
export const rawRoutes: Readonly<Record<string, RawContract>> = Object.fromEntries(
  Object.entries({
    ...aiSessionExportRoutes,
    ...documentExportRoutes,
    ...documentImportRoutes,
    ...taskExportRoutes,
    ...taskImportRoutes,
    ...fileRoutes,
    ...aiFileRoutes,
    ...twilioRoutes,
    ...platformRoutes,
    ...ssoRoutes,
    ...publicChannelRoutes,
    ...mcpRoutes,
    ...incomingHookRoutes,
  }).map(([name, contract]) => [name.replace(/Route$/, ""), contract]),
);

/** The realtime node serves those marked `realtime`; the tests run one loop over all. */
export const endpoints: readonly Endpoint[] = Object.values(operations);
