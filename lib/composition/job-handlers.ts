import { readAttachment } from "@/lib/ai/attachments/read-file";
import { runIndex } from "@/lib/ai/embeddings/run";
import { checkProviders } from "@/lib/ai/providers/check";
import { settleExpired } from "@/lib/ai/usage/expire";
import { announceClosed } from "@/lib/auth/two-factor-policy";
import { applyToEngine } from "@/lib/calls/engines/apply";
import { compareWithTwilio } from "@/lib/calls/engines/twilio/compare";
import { pushCall } from "@/lib/calls/ringing/push";
import { exportChannel } from "@/lib/channel-exports/run";
import { processors } from "@/lib/composition/processors";
import { transaction } from "@/lib/db";
import { deliverEvents } from "@/lib/delivery/deliver";
import { compactDocument } from "@/lib/documents/compact";
import { recordLostEdits } from "@/lib/documents/record-edit";
import { deliverDue } from "@/lib/events/outbox";
import { cleanUpFiles } from "@/lib/files/clean-up";
import { rebuildThumbnails } from "@/lib/files/thumbnail/rebuild";
import { makeThumbnail } from "@/lib/files/thumbnail/service";
import { notifyOfLargeMessage } from "@/lib/inbox/notify/service";
import { wakeItem } from "@/lib/inbox/update/service";
import { cleanUpRows } from "@/lib/jobs/clean-up";
import type { JobHandlers } from "@/lib/jobs/jobs";
import { reconcileRuns } from "@/lib/jobs/reconcile-runs";
import { fetchLinkPreviews } from "@/lib/link-previews/fetch/service";
import { deliverMail } from "@/lib/mail/transport";
import { sendDigests } from "@/lib/notifications/digest/service";
import { sendPush } from "@/lib/notifications/push/send/service";
import { deleteLateRows } from "@/lib/personal-data/deletion/late-rows";
import { exportAccount } from "@/lib/personal-data/export/run";
import { fireReminder } from "@/lib/reminders/fire/service";
import { sendScheduled } from "@/lib/scheduled/send/service";
import { readAgain } from "@/lib/search/read-again";
import { storage } from "@/lib/storage/storage";
import { notifyDue } from "@/lib/tasks/due/service";
import { importTasks } from "@/lib/tasks/import/run";
import { deliverDue as deliverWebhooks } from "@/lib/webhooks/deliver/service";

/** What each job does. A job may run twice. */
export const handlers: JobHandlers = {
  "mail.send": deliverMail,
  "document.compact": ({ documentId }) => compactDocument(documentId),
  "documents.findStaleTexts": recordLostEdits,
  "events.deliver": async () => void (await deliverEvents()),
  "file.thumbnail": ({ fileId }) => makeThumbnail(fileId),
  "files.rebuildThumbnails": (_, run) => rebuildThumbnails(run),
  "account.export": exportAccount,
  "channel.export": exportChannel,
  "tasks.import": importTasks,
  "file.delete": ({ keys }) => storage().remove(keys),
  "files.cleanUp": cleanUpFiles,
  "link.preview": ({ messageId }) => fetchLinkPreviews(messageId),
  "events.deliverDue": () => deliverDue(processors),
  "message.sendScheduled": sendScheduled,
  "twoFactors.lock": ({ workspaceId }) => transaction((tx) => announceClosed(tx, workspaceId)),
  "reminder.fire": fireReminder,
  "push.send": sendPush,
  "call.push": pushCall,
  "inbox.notify": notifyOfLargeMessage,
  "call.applyToEngine": applyToEngine,
  "calls.compareWithTwilio": () => compareWithTwilio(),
  "tasks.notifyDue": () => notifyDue(),
  "inbox.wake": ({ itemId }) => wakeItem(itemId),
  "inbox.digest": () => sendDigests(),
  "jobs.reconcileRuns": reconcileRuns,
  "search.readAgain": () => readAgain(),
  "ai.readFile": ({ fileId }) => readAttachment(fileId),
  "ai.index": () => runIndex(),
  "ai.checkProviders": checkProviders,
  "ai.settleExpired": settleExpired,
  "webhooks.deliver": () => deliverWebhooks(),
  "rows.cleanUp": async () => {
    await cleanUpRows();
    await deleteLateRows();
  },
};
