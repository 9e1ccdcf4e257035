/**
 * Whether a thread has the comments on an object that was deleted and can be restored: nobody sees them meanwhile. The
 * comments on a task are the thread with its id.
 * @param threadId SQL, or null
 */
export const isOfDeletedObject = (threadId: string) =>
  `EXISTS (SELECT FROM tasks gone WHERE gone.id = ${threadId} AND gone.deleted_at IS NOT NULL)`;

/**
 * Whether an object has the id, and with it the comments that are no thread of their own yet.
 * @param id SQL
 */
export const isOfObject = (id: string) => `EXISTS (SELECT FROM tasks kept WHERE kept.id = ${id})`;
