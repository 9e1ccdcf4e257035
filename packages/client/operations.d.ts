// Generated from the contracts: npm test -- api tests/api/client-package.test.ts -u

/** One operation. The input is optional where nothing in it is required. */
export type Call<Input, Answer> = {} extends Input
  ? (input?: Input, options?: CallOptions) => Promise<Answer>
  : (input: Input, options?: CallOptions) => Promise<Answer>;
export type CallOptions = { signal?: AbortSignal };

export type Person = { id: string; name: string; image: (string | null) };
export type Me = { id: string; name: string; image: (string | null); email: string; emailVerified: boolean; hasPassword: boolean; hasGitHub: boolean; instanceRole: "ADMIN" | "MEMBER" };
export type Workspace = { id: string; slug: string; name: string; image: (string | null); role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; isClosed: boolean; hasUnread: boolean; mentionCount: number; can: { update: boolean; delete: boolean; secure: boolean; invite: boolean; manageMembers: boolean; createChannel: boolean } };
export type Member = { id: string; name: string; image: (string | null); role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; joinedAt: string };
export type Invite = { id: string; role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; email: (string | null); maxUses: (number | null); uses: number; expires: string; createdAt: string; createdBy: Person; url: (string | null) };
export type CreatedInvite = { id: string; role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; email: (string | null); maxUses: (number | null); uses: number; expires: string; createdAt: string; createdBy: Person; url: string };
export type InvitePreview = { workspace: { name: string; slug: string }; invitedBy: string; memberCount: number; isMember: boolean };
export type TreeChannel = { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage"> };
export type ChannelMember = { id: string; name: string; image: (string | null); role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER" };
export type MessageWindow = { items: Array<Message>; hasBefore: boolean; hasAfter: boolean };
export type Message = { id: string; channelId: string; threadId: (string | null); seq: number; author: Person; nonce: string; kind: "TEXT" | "IMAGE" | "FILE" | "VOICE" | "STICKER" | "POLL" | "SYSTEM"; body: string; createdAt: string; editedAt: (string | null); deletedAt: (string | null); isPinned: boolean; thread: ({ replyCount: number; lastReplyAt: (string | null); participants: Array<Person> } | null); quote: ({ id: string; threadId: (string | null); seq: number; author: Person; kind: "TEXT" | "IMAGE" | "FILE" | "VOICE" | "STICKER" | "POLL" | "SYSTEM"; body: string; isDeleted: boolean } | null); broadcast: ({ seq: number; root: { id: string; threadId: (string | null); seq: number; author: Person; kind: "TEXT" | "IMAGE" | "FILE" | "VOICE" | "STICKER" | "POLL" | "SYSTEM"; body: string; isDeleted: boolean } } | null); forwarded: ({ authorName: string; createdAt: string; channelId: string; messageId: string } | null); reactions: Array<{ emoji: string; userIds: Array<string> }>; files: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>; sticker: ({ id: string; name: string; asset: (string | null); fileId: (string | null) } | null); poll: ({ question: string; isMultiple: boolean; isAnonymous: boolean; canAddOptions: boolean; closesAt: (string | null); closedAt: (string | null); voterCount: number; options: Array<{ id: string; text: string; voteCount: number; userIds: Array<string> }> } | null); linkPreviews: Array<{ id: string; url: string; title: (string | null); description: (string | null); siteName: (string | null); imageFileId: (string | null) }>; system: (({ type: "members.added"; people: Array<Person> } | { type: "member.joined" } | { type: "member.left"; person: Person } | { type: "channel.renamed"; name: string } | { type: "message.pinned"; messageId: string; threadId: (string | null); seq: number } | { type: "call"; callId: string; isVideo: boolean; peopleCount: number; endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); seconds: (number | null) } | { type: "comments"; about: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } }) | null); outcomes?: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }>; answer?: { askerId: (string | null); runId: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); sources: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; number: number; block?: string }>; calls: Array<{ type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } }> }; hook?: { id: string } };
export type DocumentContent = { documentId: string; kind: string; format: "json" | "markdown" | "text"; state: string; blockIds: Array<string>; content: (string | Record<string, unknown>) };
export type DocumentEdit = { documentId: string; state: string; blockIds: Array<string> };
export type DocumentVersion = { id: string; documentId: string; fromAt: string; untilAt: string; authors: Array<{ person: (Person | null); bytes: number }>; name: (string | null); restoredFromId: (string | null); restoredFromAt: (string | null) };
export type Column = { id: string; channelId: string; name: string; position: string; color: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | null); limit: (number | null); isDone: boolean; revision: number };
export type Task = { id: string; channelId: string; parentId: (string | null); columnId: (string | null); title: string; position: string; due: ({ on: string; time: (string | null); timeZone: (string | null); at: (string | null) } | null); repeat: ({ rule: string; mode: "SCHEDULE" | "COMPLETION"; text: string } | null); priority: 0 | 1 | 2 | 3; labels: Array<string>; assignees: Array<string>; completedAt: (string | null); completedBy: (string | null); archivedAt: (string | null); hasNotes: boolean; notesRevision: number; subtasks: number; openSubtasks: number; attachmentCount: number; cover: ({ fileId: string; alt: string; hasThumbnail: boolean } | null); commentCount: number; revision: number; createdAt: string; createdBy: (string | null) };
export type TaskDetails = { id: string; channelId: string; parentId: (string | null); columnId: (string | null); title: string; position: string; due: ({ on: string; time: (string | null); timeZone: (string | null); at: (string | null) } | null); repeat: ({ rule: string; mode: "SCHEDULE" | "COMPLETION"; text: string } | null); priority: 0 | 1 | 2 | 3; labels: Array<string>; assignees: Array<string>; completedAt: (string | null); completedBy: (string | null); archivedAt: (string | null); hasNotes: boolean; notesRevision: number; subtasks: number; openSubtasks: number; attachmentCount: number; cover: ({ fileId: string; alt: string; hasThumbnail: boolean } | null); commentCount: number; revision: number; createdAt: string; createdBy: (string | null); notes: string; documentId: (string | null) };
export type FileInfo = { id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean };

export interface Operations {
  accounts: {
    /** Register with e-mail and password. Scope: public. */
    register: Call<{ body: { name: string; email: string; password: string } }, { accepted: true }>;
    /** Sign a browser in (sets the session cookie). Scope: public. */
    signIn: Call<{ body: { email: string; password: string } }, (Me | { secondFactor: "due" })>;
    /** Sign in to the demo workspace (local instances only). Scope: public. */
    demoSignIn: Call<{ body: { email: string } }, (Me | { secondFactor: "due" })>;
    /** End the browser's session. Scope: account:security. */
    signOut: Call<{  }, void>;
    /** Sign a program in. Scope: public. */
    login: Call<{ body: { email: string; password: string; code?: (string) } }, { accessToken: string; refreshToken: string; tokenType: "Bearer"; expiresIn: number }>;
    /** Exchange a refresh token for a new pair. Scope: public. */
    refresh: Call<{ body: { refreshToken: string } }, { accessToken: string; refreshToken: string; tokenType: "Bearer"; expiresIn: number }>;
    /** End the session a program or browser is signed in with. Scope: account:security. */
    logout: Call<{  }, void>;
    /** Get my account. Scope: account:read. */
    getMe: Call<{  }, Me>;
    /** Change my profile. Scope: account:write. */
    updateMe: Call<{ body?: { name?: string; title?: string; pronouns?: string; bio?: string } }, Me>;
    /** Send the verification mail again. Scope: account:security. */
    requestVerification: Call<{  }, void>;
    /** Verify an e-mail address with the token from the mail. Scope: public. */
    verifyEmail: Call<{ body: { token: string } }, void>;
    /** Verify my e-mail address with the code from the mail. Scope: account:security. */
    verifyEmailByCode: Call<{ body: { code: string } }, void>;
    /** Send a link for setting a new password. Scope: public. */
    forgotPassword: Call<{ body: { email: string } }, { accepted: true }>;
    /** Set a new password with the token from the mail. Scope: public. */
    resetPassword: Call<{ body: { token: string; password: string } }, void>;
    /** Change my password. Scope: account:security. */
    changePassword: Call<{ body: { currentPassword: string; password: string } }, void>;
    /** List my sessions. Scope: account:security. */
    listSessions: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; kind: "BROWSER" | "PROGRAM"; userAgent: (string | null); ip: (string | null); createdAt: string; lastSeenAt: string; isCurrent: boolean }>; nextCursor: (string | null) }>;
    /** End all my other sessions. Scope: account:security. */
    endOtherSessions: Call<{  }, void>;
    /** End a session with the token of the mail about its sign-in. Scope: public. */
    endForeignSession: Call<{ body: { token: string } }, { resetToken: (string | null) }>;
    /** End another session. Scope: account:security. */
    endSession: Call<{ params: { sessionId: string } }, void>;
    /** Whether my sign-in asks for a second factor. Scope: account:security. */
    getTwoFactor: Call<{  }, { enabledAt: (string | null); recoveryCodes: number }>;
    /** Get a new secret for an authenticator app. Scope: account:security. */
    setUpTwoFactor: Call<{  }, { secret: string; address: string; qr: { size: number; path: string } }>;
    /** Switch two-factor sign-in on with the app’s first code. Scope: account:security. */
    confirmTwoFactor: Call<{ body: { code: string } }, { recoveryCodes: Array<string> }>;
    /** Switch two-factor sign-in off. Scope: account:security. */
    disableTwoFactor: Call<{ body: { answer: ({ factor: "totp"; code: string } | { factor: "recovery"; code: string } | { factor: "passkey"; answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: (string | null) }; clientExtensionResults?: Record<string, unknown> } }) } }, void>;
    /** Replace my recovery codes. Scope: account:security. */
    replaceRecoveryCodes: Call<{ body: { answer: ({ factor: "totp"; code: string } | { factor: "recovery"; code: string } | { factor: "passkey"; answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: (string | null) }; clientExtensionResults?: Record<string, unknown> } }) } }, { recoveryCodes: Array<string> }>;
    /** Complete a browser’s sign-in with the second factor. Scope: public. */
    secondStep: Call<{ body: { answer: ({ factor: "totp"; code: string } | { factor: "recovery"; code: string } | { factor: "passkey"; answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: (string | null) }; clientExtensionResults?: Record<string, unknown> } }); isRemembered?: boolean } }, Me>;
    /** What I can confirm with that it’s me. Scope: account:security. */
    waysToConfirm: Call<{  }, { ways: Array<"password" | "totp" | "recovery" | "passkey"> }>;
    /** Confirm that it’s me, for the next ten minutes. Scope: account:security. */
    confirmPerson: Call<{ body: { proof: ({ factor: "password"; password: string } | { factor: "totp"; code: string } | { factor: "recovery"; code: string } | { factor: "passkey"; answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: (string | null) }; clientExtensionResults?: Record<string, unknown> } }) } }, void>;
    /** List my passkeys. Scope: account:security. */
    listPasskeys: Call<{  }, { items: Array<{ id: string; name: string; isSynced: boolean; createdAt: string; lastUsedAt: (string | null) }>; nextCursor: null; signals: ({ rpId: string; userId: string; name: string; displayName: string; credentialIds: Array<string> } | null) }>;
    /** Add a passkey. Scope: account:security. */
    registerPasskey: Call<{ body: { name: string; answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; attestationObject: string; transports?: Array<string> }; clientExtensionResults?: Record<string, unknown> } } }, { id: string; name: string; isSynced: boolean; createdAt: string; lastUsedAt: (string | null) }>;
    /** Get options for making a passkey. Scope: account:security. */
    startRegistration: Call<{  }, { challenge: string; rp: { id: string; name: string }; user: { id: string; name: string; displayName: string }; pubKeyCredParams: Array<{ alg: number; type: "public-key" }>; timeout: number; attestation: "none"; excludeCredentials: Array<{ id: string; type: "public-key"; transports?: Array<string> }>; authenticatorSelection: { residentKey: "required"; requireResidentKey: true; userVerification: "preferred" } }>;
    /** Rename a passkey. Scope: account:security. */
    renamePasskey: Call<{ params: { passkeyId: string }; body: { name: string } }, { id: string; name: string; isSynced: boolean; createdAt: string; lastUsedAt: (string | null) }>;
    /** Delete a passkey. Scope: account:security. */
    deletePasskey: Call<{ params: { passkeyId: string } }, { signals: ({ rpId: string; userId: string; name: string; displayName: string; credentialIds: Array<string> } | null) }>;
    /** Get options for signing in with a passkey. Scope: public. */
    passkeySignInOptions: Call<{  }, { challenge: string; rpId: string; timeout: number; userVerification: "preferred"; allowCredentials: Array<{ id: string; type: "public-key"; transports?: Array<string> }> }>;
    /** Sign a browser in with a passkey (sets the session cookie). Scope: public. */
    passkeySignIn: Call<{ body: { answer: { id: string; rawId: string; type: "public-key"; response: { clientDataJSON: string; authenticatorData: string; signature: string; userHandle?: (string | null) }; clientExtensionResults?: Record<string, unknown> } } }, (Me | { secondFactor: "due" })>;
    /** Get options for proving with one of my passkeys that it's me. Scope: public. */
    passkeyProofOptions: Call<{  }, { challenge: string; rpId: string; timeout: number; userVerification: "preferred"; allowCredentials: Array<{ id: string; type: "public-key"; transports?: Array<string> }> }>;
    /** Get my phone number. Scope: account:security. */
    getPhone: Call<{  }, { number: (string | null); verifiedAt: (string | null); pending: (string | null) }>;
    /** Send a code to a phone number. Scope: account:security. */
    startPhone: Call<{ body: { number: string; channel?: "sms" | "call" } }, { number: (string | null); verifiedAt: (string | null); pending: (string | null) }>;
    /** Delete my phone number. Scope: account:security. */
    deletePhone: Call<{  }, void>;
    /** Verify my phone number with the code. Scope: account:security. */
    verifyPhone: Call<{ body: { code: string } }, { number: (string | null); verifiedAt: (string | null); pending: (string | null) }>;
    /** Get the ways I can sign in. Scope: account:security. */
    getSignInMethods: Call<{  }, { hasPassword: boolean; passkeys: number; accounts: Array<{ id: string; label: string; isUsable: boolean; createdAt: string }>; linkable: Array<{ providerId: string; label: string }> }>;
    /** Unlink GitHub or a provider of single sign-on. Scope: account:security. */
    unlinkAccount: Call<{ params: { accountId: string } }, void>;
    /** Remove my password. Scope: account:security. */
    removePassword: Call<{  }, void>;
    /** Begin a sign-in with a provider. Scope: public. */
    startSso: Call<{ body: { providerId: string; next?: string; isLinking?: boolean } }, { url: string }>;
    /** Export my data. Scope: account:security. */
    startExport: Call<{ body?: { password?: string } }, { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>;
    /** List the archives of my data. Scope: account:security. */
    listExports: Call<{  }, { items: Array<{ id: string; name: string; size: number; createdAt: string; expiresAt: string }> }>;
    /** Get what deleting my account would do. Scope: account:security. */
    getDeletionPlan: Call<{  }, { confirmedBy: "password" | "name"; deletedWorkspaces: Array<{ id: string; name: string }>; heldWorkspaces: Array<{ id: string; name: string }>; isLastAdmin: boolean; isNamedAdmin: boolean }>;
    /** Delete my account. Scope: account:security. */
    deleteAccount: Call<{ body: { confirmation: string } }, void>;
  };
  administration: {
    /** Whether the instance requires two-factor sign-in. Scope: instance:read. */
    getInstanceRequirement: Call<{  }, { from: (string | null); without: number }>;
    /** Require two-factor sign-in of everybody, or no more. Scope: account:security. */
    requireOnInstance: Call<{ body: { graceDays: (number | null) } }, { from: (string | null); without: number }>;
    /** Remove the second factor of somebody who has lost it. Scope: account:security. */
    resetTwoFactor: Call<{ body: { email: string } }, void>;
    /** List the providers of single sign-on. Scope: instance:read. */
    listSsoProviders: Call<{  }, { items: Array<{ id: string; label: string; issuer: string; clientId: string; hasSecret: boolean; allowedDomains: Array<string>; groupsClaim: string; groupRoles: Array<{ group: string; workspaceId: string; role: "ADMIN" | "MEMBER" | "GUEST" }>; provesTwoFactors: boolean; isEnabled: boolean; notice: (string | null); createdAt: string }>; nextCursor: null }>;
    /** Add a provider of single sign-on. Scope: account:security. */
    createSsoProvider: Call<{ body: { label: string; issuer: string; clientId: string; clientSecret?: (string | null); allowedDomains?: Array<string>; groupsClaim?: string; groupRoles?: Array<{ group: string; workspaceId: string; role: "ADMIN" | "MEMBER" | "GUEST" }>; provesTwoFactors?: boolean } }, { id: string; label: string; issuer: string; clientId: string; hasSecret: boolean; allowedDomains: Array<string>; groupsClaim: string; groupRoles: Array<{ group: string; workspaceId: string; role: "ADMIN" | "MEMBER" | "GUEST" }>; provesTwoFactors: boolean; isEnabled: boolean; notice: (string | null); createdAt: string }>;
    /** Change a provider of single sign-on. Scope: account:security. */
    updateSsoProvider: Call<{ params: { ssoProviderId: string }; body?: { label?: string; issuer?: string; clientId?: string; clientSecret?: (string | null); allowedDomains?: Array<string>; groupsClaim?: string; groupRoles?: Array<{ group: string; workspaceId: string; role: "ADMIN" | "MEMBER" | "GUEST" }>; provesTwoFactors?: boolean; isEnabled?: boolean } }, { id: string; label: string; issuer: string; clientId: string; hasSecret: boolean; allowedDomains: Array<string>; groupsClaim: string; groupRoles: Array<{ group: string; workspaceId: string; role: "ADMIN" | "MEMBER" | "GUEST" }>; provesTwoFactors: boolean; isEnabled: boolean; notice: (string | null); createdAt: string }>;
    /** Remove a provider of single sign-on. Scope: account:security. */
    deleteSsoProvider: Call<{ params: { ssoProviderId: string } }, void>;
    /** Get the instance's version and size. Scope: instance:read. */
    getInstance: Call<{  }, { version: string; node: string; startedAt: string; people: number; workspaces: number }>;
    /** List the outside services with their state. Scope: instance:read. */
    listServices: Call<{  }, { items: Array<{ name: "database" | "realtime" | "worker" | "files" | "mail" | "github" | "sso" | "verify" | "push" | "redis" | "pusher" | "upstash" | "turn" | "janus" | "twilio" | "openai" | "anthropic" | "google" | "aiServer" | "stableDiffusion" | "stability" | "ai"; label: string; purpose: string; without: string; isConfigured: boolean; state: "ok" | "failed" | "off"; problem: (string | null); milliseconds: number; checkedAt: string }>; nextCursor: null }>;
    /** Check a service now. Scope: instance:write. */
    checkService: Call<{ params: { service: "database" | "realtime" | "worker" | "files" | "mail" | "github" | "sso" | "verify" | "push" | "redis" | "pusher" | "upstash" | "turn" | "janus" | "twilio" | "openai" | "anthropic" | "google" | "aiServer" | "stableDiffusion" | "stability" | "ai" } }, { name: "database" | "realtime" | "worker" | "files" | "mail" | "github" | "sso" | "verify" | "push" | "redis" | "pusher" | "upstash" | "turn" | "janus" | "twilio" | "openai" | "anthropic" | "google" | "aiServer" | "stableDiffusion" | "stability" | "ai"; label: string; purpose: string; without: string; isConfigured: boolean; state: "ok" | "failed" | "off"; problem: (string | null); milliseconds: number; checkedAt: string }>;
    /** List the queues of jobs. Scope: instance:read. */
    listJobs: Call<{  }, { items: Array<{ name: string; waiting: number; active: number; failed: number; lagSeconds: number; totalDone: number; totalFailed: number; lastRunAt: (string | null); lastFailedAt: (string | null); schedule: (string | null) }>; nextCursor: null }>;
    /** List the processors of domain events with their lag and failures. Scope: instance:read. */
    listProcessors: Call<{  }, { items: Array<{ name: string; waiting: number; retrying: number; parked: number; attempts: number; lagSeconds: number; lastError: (string | null) }>; nextCursor: null }>;
    /** Retry a processor's parked events. Scope: instance:write. */
    retryProcessor: Call<{ params: { processor: string } }, { name: string; waiting: number; retrying: number; parked: number; attempts: number; lagSeconds: number; lastError: (string | null) }>;
    /** Rebuild the thumbnails of all pictures. Scope: instance:write. */
    rebuildThumbnails: Call<{  }, { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>;
    /** Get the instance's settings. Scope: instance:read. */
    getInstanceSettings: Call<{  }, { workspaceCreation: "EVERYONE" | "ADMINS"; everyoneUsesSso: boolean }>;
    /** Change the instance's settings. Scope: instance:write. */
    updateInstanceSettings: Call<{ body?: { workspaceCreation?: "EVERYONE" | "ADMINS"; everyoneUsesSso?: boolean } }, { workspaceCreation: "EVERYONE" | "ADMINS"; everyoneUsesSso: boolean }>;
    /** The index of embeddings: its model, and how far it is. Scope: instance:read. */
    getIndex: Call<{  }, { modelId: (string | null); isFixed: boolean; index: ({ total: number; done: number; passages: number; completedAt: (string | null); problem: (string | null); retryAt: (string | null) } | null) }>;
    /** Choose the model that makes embeddings, or none. Scope: instance:write. */
    updateIndex: Call<{ body: { modelId: (string | null) } }, { modelId: (string | null); isFixed: boolean; index: ({ total: number; done: number; passages: number; completedAt: (string | null); problem: (string | null); retryAt: (string | null) } | null) }>;
    /** List the AI providers with their models. Scope: instance:read. */
    listProviders: Call<{  }, { items: Array<{ id: string; kind: "OPENAI" | "ANTHROPIC" | "GOOGLE" | "COMPATIBLE" | "AUTOMATIC1111" | "STABILITY" | "DEMO"; name: string; baseUrl: (string | null); variable: (string | null); isConfigured: boolean; hasKey: boolean; isEnabled: boolean; isUp: (boolean | null); problem: (string | null); checkedAt: (string | null); models: Array<{ id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }> }>; nextCursor: null }>;
    /** Add an AI provider. Scope: instance:write. */
    createProvider: Call<{ body: { kind: "OPENAI" | "ANTHROPIC" | "GOOGLE" | "COMPATIBLE" | "AUTOMATIC1111" | "STABILITY"; name: string; baseUrl?: (string | null); apiKey?: (string | null) } }, { id: string; kind: "OPENAI" | "ANTHROPIC" | "GOOGLE" | "COMPATIBLE" | "AUTOMATIC1111" | "STABILITY" | "DEMO"; name: string; baseUrl: (string | null); variable: (string | null); isConfigured: boolean; hasKey: boolean; isEnabled: boolean; isUp: (boolean | null); problem: (string | null); checkedAt: (string | null); models: Array<{ id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }> }>;
    /** Change an AI provider. Scope: instance:write. */
    updateProvider: Call<{ params: { aiProviderId: string }; body?: { name?: string; baseUrl?: (string | null); apiKey?: (string | null); isEnabled?: boolean } }, { id: string; kind: "OPENAI" | "ANTHROPIC" | "GOOGLE" | "COMPATIBLE" | "AUTOMATIC1111" | "STABILITY" | "DEMO"; name: string; baseUrl: (string | null); variable: (string | null); isConfigured: boolean; hasKey: boolean; isEnabled: boolean; isUp: (boolean | null); problem: (string | null); checkedAt: (string | null); models: Array<{ id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }> }>;
    /** Remove an AI provider with its models. Scope: instance:write. */
    deleteProvider: Call<{ params: { aiProviderId: string } }, void>;
    /** Check an AI provider and add the models that it lists. Scope: instance:write. */
    refreshProvider: Call<{ params: { aiProviderId: string } }, { id: string; kind: "OPENAI" | "ANTHROPIC" | "GOOGLE" | "COMPATIBLE" | "AUTOMATIC1111" | "STABILITY" | "DEMO"; name: string; baseUrl: (string | null); variable: (string | null); isConfigured: boolean; hasKey: boolean; isEnabled: boolean; isUp: (boolean | null); problem: (string | null); checkedAt: (string | null); models: Array<{ id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }> }>;
    /** Add an AI model by its name. Scope: instance:write. */
    createModel: Call<{ params: { aiProviderId: string }; body: { name: string } }, { id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }>;
    /** Change an AI model. Scope: instance:write. */
    updateModel: Call<{ params: { aiModelId: string }; body?: { label?: string; kind?: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision?: boolean; hasTools?: boolean; hasReasoning?: boolean; contextTokens?: (number | null); maxOutputTokens?: number; inputPrice?: (number | null); cachedPrice?: (number | null); outputPrice?: (number | null); picturePrice?: (number | null); fallbackIds?: Array<string>; isEnabled?: boolean } }, { id: string; name: string; label: string; kind: "TEXT" | "IMAGE" | "EMBEDDING"; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); maxOutputTokens: number; inputPrice: (number | null); cachedPrice: (number | null); outputPrice: (number | null); picturePrice: (number | null); price: ({ input: number; cached: number; output: number; picture?: number } | null); fallbackIds: Array<string>; isEnabled: boolean }>;
    /** Ask an AI model for one word. Scope: instance:write. */
    testModel: Call<{ params: { aiModelId: string } }, { problem: (string | null); firstTokenMs: (number | null) }>;
    /** List who changed AI providers and models, newest first. Scope: instance:read. */
    listAiAudit: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; action: "aiProvider.create" | "aiProvider.update" | "aiProvider.delete" | "aiModel.create" | "aiModel.update" | "aiIndex.update"; actor: (Person | null); name: string; changed: Array<string>; createdAt: string }>; nextCursor: (string | null) }>;
    /** See what the AI calls of the instance cost. Scope: instance:read. */
    getInstanceAiUsage: Call<{ query?: { days?: number } }, { timeZone: string; total: { calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }; days: Array<{ day: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; models: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; people: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; purposes: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }> }>;
    /** List the AI calls of the instance, newest first. Scope: instance:read. */
    listInstanceAiCalls: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; createdAt: string; purpose: string; status: "RESERVED" | "DONE" | "STOPPED" | "FAILED" | "EXPIRED"; modelName: string; providerName: string; userName: string; workspaceName: string; isChatDeleted: boolean; inputTokens: number; cachedTokens: number; outputTokens: number; reasoningTokens: number; pictures: number; costMicros: number; isEstimated: boolean; isPriced: boolean; firstTokenMs: (number | null); durationMs: (number | null); errorCode: (string | null) }>; nextCursor: (string | null) }>;
  };
  ai: {
    /** Stop an answer that is being written. What it has written stays. Scope: ai:write. */
    stopRun: Call<{ params: { runId: string } }, { id: string; status: "QUEUED" | "RUNNING" | "DONE" | "STOPPED" | "FAILED"; isStopping: boolean }>;
    /** Get what an answer that is being written has written after a place in its stream. Scope: ai:read. */
    getRunChunks: Call<{ params: { runId: string }; query?: { after?: number } }, { runId: string; status: "QUEUED" | "RUNNING" | "DONE" | "STOPPED" | "FAILED"; attempt: number; seq: number; isWhole: boolean; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number; meta?: unknown } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string }; meta?: unknown })> }>;
    /** Get which model wrote an answer of the assistant, and to whoever asked, what is missing in it. Scope: ai:read. */
    getAnswer: Call<{ params: { messageId: string } }, { messageId: string; modelName: string; error: ({ code: string; message: string } | null); hasMore: boolean; question: (string | null); takesFollowUps: boolean }>;
    /** List the AI models that make pictures, the default first. Scope: ai:read. */
    listImageModels: Call<{  }, { items: Array<{ id: string; label: string; providerName: string; sizes: Array<string>; qualities: Array<string>; canVary: boolean; pictureMicros: (number | null); isUp: boolean; isDemo: boolean }>; nextCursor: null }>;
    /** List my AI images, newest first. Scope: ai:read. */
    listAiImages: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; workspaceId: string; runId: (string | null); prompt: string; modelId: (string | null); modelName: string; size: string; quality: (string | null); style: ("photo" | "drawing" | "watercolour" | "comic" | "flat" | "model3d" | "pixels" | null); count: number; isVariation: boolean; sourceFileId: (string | null); progress: number; preview: ({ position: number; url: string } | null); finish: ("DONE" | "STOPPED" | "FAILED" | null); error: ({ code: string; message: string } | null); pictures: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>; createdAt: string }>; nextCursor: (string | null) }>;
    /** Have an AI model make pictures. Stop its run to cancel it. Scope: ai:write. */
    createAiImage: Call<{ params: { workspaceId: string }; body: { prompt: string; modelId?: string; size?: string; quality?: string; style?: "photo" | "drawing" | "watercolour" | "comic" | "flat" | "model3d" | "pixels"; count?: number; sourceFileId?: string; nonce: string } }, { id: string; workspaceId: string; runId: (string | null); prompt: string; modelId: (string | null); modelName: string; size: string; quality: (string | null); style: ("photo" | "drawing" | "watercolour" | "comic" | "flat" | "model3d" | "pixels" | null); count: number; isVariation: boolean; sourceFileId: (string | null); progress: number; preview: ({ position: number; url: string } | null); finish: ("DONE" | "STOPPED" | "FAILED" | null); error: ({ code: string; message: string } | null); pictures: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>; createdAt: string }>;
    /** Get AI images with how far they are. Scope: ai:read. */
    getAiImage: Call<{ params: { aiImageId: string } }, { id: string; workspaceId: string; runId: (string | null); prompt: string; modelId: (string | null); modelName: string; size: string; quality: (string | null); style: ("photo" | "drawing" | "watercolour" | "comic" | "flat" | "model3d" | "pixels" | null); count: number; isVariation: boolean; sourceFileId: (string | null); progress: number; preview: ({ position: number; url: string } | null); finish: ("DONE" | "STOPPED" | "FAILED" | null); error: ({ code: string; message: string } | null); pictures: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>; createdAt: string }>;
    /** Delete AI images. Copies in messages and documents stay. Scope: ai:write. */
    deleteAiImage: Call<{ params: { aiImageId: string } }, void>;
    /** Copy a picture for a message or document of a channel, or for a question to a model. Scope: ai:write. */
    copyAiImage: Call<{ params: { aiImageId: string }; body: { fileId: string; channelId: (string | null) } }, { id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>;
    /** List the AI models that can be asked, the default first. Scope: ai:read. */
    listModels: Call<{  }, { items: Array<{ id: string; label: string; providerName: string; hasVision: boolean; hasTools: boolean; hasReasoning: boolean; contextTokens: (number | null); price: ({ input: number; output: number } | null); isUp: boolean; isDefault: boolean; isDemo: boolean }>; nextCursor: null }>;
    /** Confirm a change that a model asked me for: it is made as me, once, and the answer goes on. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read tasks:write documents:write channels:write messages:write. */
    confirmToolRequest: Call<{ params: { aiToolRequestId: string }; body?: { fields?: { title?: string; notes?: string; due?: string; text?: string } } }, { id: string; status: "DONE" | "FAILED" | "DECLINED"; object: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); problem: (string | null) }>;
    /** Decline a change that a model asked me for: the answer goes on without it. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    declineToolRequest: Call<{ params: { aiToolRequestId: string } }, { id: string; status: "DONE" | "FAILED" | "DECLINED"; object: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); problem: (string | null) }>;
    /** See what my AI calls cost. Scope: ai:read. */
    getMyAiUsage: Call<{ query?: { days?: number } }, { timeZone: string; total: { calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }; days: Array<{ day: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; models: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; people: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; purposes: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }> }>;
    /** List my AI calls, newest first. Scope: ai:read. */
    listMyAiCalls: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; createdAt: string; purpose: string; status: "RESERVED" | "DONE" | "STOPPED" | "FAILED" | "EXPIRED"; modelName: string; providerName: string; userName: string; workspaceName: string; isChatDeleted: boolean; inputTokens: number; cachedTokens: number; outputTokens: number; reasoningTokens: number; pictures: number; costMicros: number; isEstimated: boolean; isPriced: boolean; firstTokenMs: (number | null); durationMs: (number | null); errorCode: (string | null) }>; nextCursor: (string | null) }>;
    /** See what a workspace's AI calls cost. Scope: ai:read. */
    getWorkspaceAiUsage: Call<{ params: { workspaceId: string }; query?: { days?: number } }, { timeZone: string; total: { calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }; days: Array<{ day: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; models: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; people: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }>; purposes: Array<{ name: string; calls: number; costMicros: number; inputTokens: number; outputTokens: number; unpriced: number }> }>;
    /** List a workspace's AI calls, newest first. Scope: ai:read. */
    listWorkspaceAiCalls: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; createdAt: string; purpose: string; status: "RESERVED" | "DONE" | "STOPPED" | "FAILED" | "EXPIRED"; modelName: string; providerName: string; userName: string; workspaceName: string; isChatDeleted: boolean; inputTokens: number; cachedTokens: number; outputTokens: number; reasoningTokens: number; pictures: number; costMicros: number; isEstimated: boolean; isPriced: boolean; firstTokenMs: (number | null); durationMs: (number | null); errorCode: (string | null) }>; nextCursor: (string | null) }>;
    /** Have a model change or write a text. Nothing changes by it: what it writes is read, then used. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    createAiWriting: Call<{ body: { blocks?: Array<{ text: string; marks?: Array<[number, number]>; labels?: Array<string>; anchor?: ({ from: string; to: string } | null) }>; before?: string; instruction?: string; option?: string; id: string; place: { type: "document" | "channel" | "task" | "message"; id: string }; action: "improve" | "fix" | "shorten" | "lengthen" | "tone" | "translate" | "custom" | "continue" | "subtasks" | "task"; modelId?: string } }, { id: string; action: "improve" | "fix" | "shorten" | "lengthen" | "tone" | "translate" | "custom" | "continue" | "subtasks" | "task"; runId: (string | null); text: string; finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); modelName: (string | null); subtasks: (Array<string> | null); task: ({ title: string; notes: string; assignees: Array<{ id: string; name: string }>; due: (string | null); labels: Array<string>; checklist: Array<string> } | null) }>;
    /** Get a text that a model was asked for. Scope: ai:read. */
    getAiWriting: Call<{ params: { aiWritingId: string } }, { id: string; action: "improve" | "fix" | "shorten" | "lengthen" | "tone" | "translate" | "custom" | "continue" | "subtasks" | "task"; runId: (string | null); text: string; finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); modelName: (string | null); subtasks: (Array<string> | null); task: ({ title: string; notes: string; assignees: Array<{ id: string; name: string }>; due: (string | null); labels: Array<string>; checklist: Array<string> } | null) }>;
    /** Delete a text that a model was asked for; one that is being written is stopped. Scope: ai:write. */
    deleteAiWriting: Call<{ params: { aiWritingId: string } }, void>;
    /** Suggest what a model made of a document's text in the document, and delete the writing. Scope: ai:write messages:write. */
    suggestAiWriting: Call<{ params: { aiWritingId: string }; body?: { refused?: Array<number> } }, { commentIds: Array<string>; left: number }>;
    /** List a workspace's AI budgets, with what is spent. Scope: ai:read. */
    listAiBudgets: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; person: ({ id: string; name: string } | null); model: ({ id: string; label: string } | null); period: "DAY" | "MONTH"; limitMicros: number; spentMicros: number; resetsAt: string; timeZone: string }>; nextCursor: (string | null) }>;
    /** Limit what AI calls may cost in a day or a month. Scope: ai:write. */
    createAiBudget: Call<{ params: { workspaceId: string }; body: { userId?: (string | null); modelId?: (string | null); period: "DAY" | "MONTH"; limitMicros: number } }, { id: string; person: ({ id: string; name: string } | null); model: ({ id: string; label: string } | null); period: "DAY" | "MONTH"; limitMicros: number; spentMicros: number; resetsAt: string; timeZone: string }>;
    /** Change the limit of an AI budget. Scope: ai:write. */
    updateAiBudget: Call<{ params: { budgetId: string }; body: { limitMicros: number } }, { id: string; person: ({ id: string; name: string } | null); model: ({ id: string; label: string } | null); period: "DAY" | "MONTH"; limitMicros: number; spentMicros: number; resetsAt: string; timeZone: string }>;
    /** Delete an AI budget. Scope: ai:write. */
    deleteAiBudget: Call<{ params: { budgetId: string } }, void>;
    /** List the AI budgets that my calls count in and that are nearly spent. Scope: ai:read. */
    listAiBudgetWarnings: Call<{ params: { workspaceId: string } }, { items: Array<{ id: string; isMine: boolean; modelId: (string | null); model: (string | null); period: "DAY" | "MONTH"; part: number; resetsAt: string; timeZone: string }>; nextCursor: null }>;
  };
  aiChats: {
    /** List or search the AI chats of a workspace that I may read, the latest first. Scope: ai:read. */
    listAiSessions: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; q?: string; folderId?: string; list?: "mine" | "archived" | "shared" } }, { items: Array<{ id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>; nextCursor: (string | null) }>;
    /** Create an AI chat. Scope: ai:write. */
    createAiSession: Call<{ params: { workspaceId: string }; body?: { sessionId?: string; folderId?: (string | null); modelId?: (string | null); instructions?: string; usesWorkspace?: boolean } }, { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>;
    /** Get an AI chat with its tree and the last messages of the branch that is shown. Scope: ai:read. */
    getAiSession: Call<{ params: { aiSessionId: string } }, { session: { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }; instructions: string; origin: ({ chat: ({ id: string; title: string; owner: Person } | null) } | null); nodes: Array<{ id: string; parentId: (string | null); role: "USER" | "ASSISTANT" }>; messages: Array<{ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string }> }>;
    /** Rename, move or archive an AI chat, or choose its model, instructions, tools or branch. Scope: ai:write. */
    updateAiSession: Call<{ params: { aiSessionId: string }; body?: { title?: string; folderId?: (string | null); modelId?: (string | null); instructions?: string; isArchived?: boolean; usesWorkspace?: boolean; leafId?: string } }, { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>;
    /** Delete an AI chat. Scope: ai:write. */
    deleteAiSession: Call<{ params: { aiSessionId: string } }, void>;
    /** Share a branch of an AI chat with its workspace, and what is asked after it unless it asks the workspace. Scope: ai:write. */
    shareAiSession: Call<{ params: { aiSessionId: string }; body: { leafId: string } }, { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>;
    /** Make an AI chat private again: one of mine, or as an administrator one that is shared. Scope: ai:write. */
    stopSharingAiSession: Call<{ params: { aiSessionId: string } }, { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>;
    /** Copy a branch of an AI chat into a private chat of my own. Scope: ai:write. */
    copyAiSession: Call<{ params: { aiSessionId: string }; body: { leafId: string; sessionId: string } }, { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }>;
    /** List the last messages of the branch that ends with a message. Scope: ai:read. */
    listAiMessages: Call<{ params: { aiSessionId: string }; query?: { leafId?: string; limit?: number } }, { items: Array<{ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string }> }>;
    /** Ask a question: creates it, its answer, and the run that writes that. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    ask: Call<{ params: { aiSessionId: string }; body: { parentId: (string | null); text: string; fileIds?: Array<string>; context?: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }>; modelId?: string; nonce: string } }, { question: ({ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string } | null); answer: { id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string } }>;
    /** Answer a question anew, or go on with an answer that was cut off. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    answerAgain: Call<{ params: { aiMessageId: string }; body: { modelId?: string; nonce: string } }, { question: ({ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string } | null); answer: { id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string } }>;
    /** Get the tokens and the cost of an answer in a chat of mine. Scope: ai:read. */
    getAnswerUsage: Call<{ params: { aiMessageId: string } }, { calls: number; inputTokens: number; cachedTokens: number; outputTokens: number; reasoningTokens: number; costMicros: number; isPriced: boolean; isEstimated: boolean; durationMs: number }>;
    /** List my folders of AI chats in a workspace. Scope: ai:read. */
    listAiFolders: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; workspaceId: string; name: string }>; nextCursor: (string | null) }>;
    /** Create a folder of AI chats. Scope: ai:write. */
    createAiFolder: Call<{ params: { workspaceId: string }; body: { name: string } }, { id: string; workspaceId: string; name: string }>;
    /** Rename a folder of AI chats. Scope: ai:write. */
    updateAiFolder: Call<{ params: { aiFolderId: string }; body: { name: string } }, { id: string; workspaceId: string; name: string }>;
    /** Delete a folder of AI chats; its chats stay, without one. Scope: ai:write. */
    deleteAiFolder: Call<{ params: { aiFolderId: string } }, void>;
    /** Get a file for a question to a model, and how far it is read. Scope: ai:read. */
    getAiFile: Call<{ params: { fileId: string } }, { id: string; name: string; type: string; size: number; isPicture: boolean; status: "READING" | "READY" | "FAILED"; problem: (string | null); notes: Array<string>; tokens: number }>;
    /** Read a file again that couldn't be read. Scope: ai:write. */
    readAiFile: Call<{ params: { fileId: string } }, { id: string; name: string; type: string; size: number; isPicture: boolean; status: "READING" | "READY" | "FAILED"; problem: (string | null); notes: Array<string>; tokens: number }>;
    /** Get about how many tokens an object has as context of a question. Scope: ai:read channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    getContext: Call<{ params: { type: "channel" | "person" | "document" | "task" | "file" | "message"; targetId: string } }, { title: string; tokens: number; isCut: boolean; isReading: boolean }>;
    /** List my saved prompts, and those that others share with the workspace. Scope: ai:read. */
    listAiPrompts: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; q?: string } }, { items: Array<{ id: string; workspaceId: string; owner: Person; name: string; text: string; isShared: boolean }>; nextCursor: (string | null) }>;
    /** Save a prompt. Scope: ai:write. */
    createAiPrompt: Call<{ params: { workspaceId: string }; body: { name: string; text: string; isShared?: boolean } }, { id: string; workspaceId: string; owner: Person; name: string; text: string; isShared: boolean }>;
    /** Change a saved prompt of mine. Scope: ai:write. */
    updateAiPrompt: Call<{ params: { aiPromptId: string }; body?: { name?: string; text?: string; isShared?: boolean } }, { id: string; workspaceId: string; owner: Person; name: string; text: string; isShared: boolean }>;
    /** Delete a saved prompt of mine. Scope: ai:write. */
    deleteAiPrompt: Call<{ params: { aiPromptId: string } }, void>;
    /** Ask the workspace: creates an AI chat that answers from what I can read, with its first question. Scope: ai:write channels:read conversations:read messages:read documents:read tasks:read files:read members:read. */
    askWorkspace: Call<{ params: { workspaceId: string }; body: { sessionId: string; text: string; scope?: { channelId?: string; authorId?: string; after?: string; before?: string }; modelId?: string } }, { question: ({ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string } | null); answer: { id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string }; session: { id: string; workspaceId: string; owner: Person; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number } }>;
    /** Get where an AI chat of mine looks for answers. Scope: ai:read. */
    getAskScope: Call<{ params: { aiSessionId: string } }, { channelId?: string; authorId?: string; after?: string; before?: string }>;
    /** Limit where an AI chat of mine looks for answers, from the next question on. Scope: ai:write. */
    updateAskScope: Call<{ params: { aiSessionId: string }; body?: { channelId?: string; authorId?: string; after?: string; before?: string } }, { channelId?: string; authorId?: string; after?: string; before?: string }>;
  };
  apiKeys: {
    /** List my API keys. Scope: account:security. */
    listApiKeys: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; name: string; prefix: string; last4: string; scopes: Array<"account:read" | "account:write" | "people:read" | "people:write" | "settings:read" | "settings:write" | "workspaces:read" | "workspaces:write" | "members:read" | "members:write" | "invites:read" | "channels:read" | "channels:write" | "conversations:read" | "conversations:write" | "messages:read" | "messages:write" | "later:read" | "later:write" | "inbox:read" | "inbox:write" | "notifications:read" | "notifications:write" | "emoji:read" | "emoji:write" | "calls:read" | "calls:write" | "documents:read" | "documents:write" | "tasks:read" | "tasks:write" | "files:read" | "files:write" | "search:read" | "ai:read" | "ai:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write" | "jobs:read" | "jobs:write" | "realtime:connect" | "instance:read" | "instance:write">; workspaces: (Array<{ id: string; name: string }> | null); hasConversations: boolean; perMinute: number; createdAt: string; expiresAt: (string | null); lastUsedAt: (string | null) }>; nextCursor: (string | null) }>;
    /** Create an API key. Scope: account:security. */
    createApiKey: Call<{ body: { name: string; scopes: Array<"account:read" | "account:write" | "people:read" | "people:write" | "settings:read" | "settings:write" | "workspaces:read" | "workspaces:write" | "members:read" | "members:write" | "invites:read" | "channels:read" | "channels:write" | "conversations:read" | "conversations:write" | "messages:read" | "messages:write" | "later:read" | "later:write" | "inbox:read" | "inbox:write" | "notifications:read" | "notifications:write" | "emoji:read" | "emoji:write" | "calls:read" | "calls:write" | "documents:read" | "documents:write" | "tasks:read" | "tasks:write" | "files:read" | "files:write" | "search:read" | "ai:read" | "ai:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write" | "jobs:read" | "jobs:write" | "realtime:connect" | "instance:read" | "instance:write">; workspaceIds?: (Array<string> | null); hasConversations?: boolean; expiresAt?: (string | null); perMinute?: number } }, { id: string; name: string; prefix: string; last4: string; scopes: Array<"account:read" | "account:write" | "people:read" | "people:write" | "settings:read" | "settings:write" | "workspaces:read" | "workspaces:write" | "members:read" | "members:write" | "invites:read" | "channels:read" | "channels:write" | "conversations:read" | "conversations:write" | "messages:read" | "messages:write" | "later:read" | "later:write" | "inbox:read" | "inbox:write" | "notifications:read" | "notifications:write" | "emoji:read" | "emoji:write" | "calls:read" | "calls:write" | "documents:read" | "documents:write" | "tasks:read" | "tasks:write" | "files:read" | "files:write" | "search:read" | "ai:read" | "ai:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write" | "jobs:read" | "jobs:write" | "realtime:connect" | "instance:read" | "instance:write">; workspaces: (Array<{ id: string; name: string }> | null); hasConversations: boolean; perMinute: number; createdAt: string; expiresAt: (string | null); lastUsedAt: (string | null); key: string }>;
    /** Rename an API key. Scope: account:security. */
    updateApiKey: Call<{ params: { keyId: string }; body: { name: string } }, { id: string; name: string; prefix: string; last4: string; scopes: Array<"account:read" | "account:write" | "people:read" | "people:write" | "settings:read" | "settings:write" | "workspaces:read" | "workspaces:write" | "members:read" | "members:write" | "invites:read" | "channels:read" | "channels:write" | "conversations:read" | "conversations:write" | "messages:read" | "messages:write" | "later:read" | "later:write" | "inbox:read" | "inbox:write" | "notifications:read" | "notifications:write" | "emoji:read" | "emoji:write" | "calls:read" | "calls:write" | "documents:read" | "documents:write" | "tasks:read" | "tasks:write" | "files:read" | "files:write" | "search:read" | "ai:read" | "ai:write" | "moderation:read" | "moderation:write" | "webhooks:read" | "webhooks:write" | "jobs:read" | "jobs:write" | "realtime:connect" | "instance:read" | "instance:write">; workspaces: (Array<{ id: string; name: string }> | null); hasConversations: boolean; perMinute: number; createdAt: string; expiresAt: (string | null); lastUsedAt: (string | null) }>;
    /** Revoke an API key. Scope: account:security. */
    revokeApiKey: Call<{ params: { keyId: string } }, void>;
  };
  boards: {
    /** List the columns of a board. Scope: tasks:read. */
    listColumns: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<Column>; nextCursor: (string | null) }>;
    /** Create a column of a board. Scope: tasks:write. */
    createColumn: Call<{ params: { channelId: string }; body: { name: string; color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | null); limit?: (number | null); isDone?: boolean; afterId?: (string | null); nonce?: string } }, Column>;
    /** Get a column of a board. Scope: tasks:read. */
    getColumn: Call<{ params: { columnId: string } }, Column>;
    /** Change a column. Scope: tasks:write. */
    updateColumn: Call<{ params: { columnId: string }; body?: { name?: string; color?: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | null); limit?: (number | null); isDone?: boolean } }, Column>;
    /** Delete a column. Scope: tasks:write. */
    deleteColumn: Call<{ params: { columnId: string }; query?: { moveTo?: string } }, void>;
    /** Move a column on its board. Scope: tasks:write. */
    moveColumn: Call<{ params: { columnId: string }; body: { afterId: (string | null) } }, Column>;
  };
  calls: {
    /** Start a call, or join the one that is open. Scope: calls:write. */
    startCall: Call<{ params: { channelId: string }; body: { participantId: string; deviceName?: string; isMuted?: boolean; isDeafened?: boolean; isVideo?: boolean; rings?: boolean } }, { call: { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }; participantId: string; connection: ({ kind: "MESH"; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null); notice?: string } | { kind: "JANUS"; url: string; token: string; room: string; pin: string; admission: string; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null) } | { kind: "TWILIO"; token: string; room: string; expiresAt: string }) }>;
    /** List the calls of a channel that have ended, the latest first. Scope: calls:read. */
    listChannelCalls: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); peopleCount: number; people: Array<Person>; isMissed: boolean }>; nextCursor: (string | null) }>;
    /** Join a call. Scope: calls:write. */
    joinCall: Call<{ params: { callId: string }; body: { participantId: string; deviceName?: string; isMuted?: boolean; isDeafened?: boolean } }, { call: { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }; participantId: string; connection: ({ kind: "MESH"; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null); notice?: string } | { kind: "JANUS"; url: string; token: string; room: string; pin: string; admission: string; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null) } | { kind: "TWILIO"; token: string; room: string; expiresAt: string }) }>;
    /** Get a call. Scope: calls:read. */
    getCall: Call<{ params: { callId: string } }, { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }>;
    /** Get what my device connects to. Scope: calls:write. */
    getCallConnection: Call<{ params: { callId: string; participantId: string } }, ({ kind: "MESH"; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null); notice?: string } | { kind: "JANUS"; url: string; token: string; room: string; pin: string; admission: string; iceServers: Array<{ urls: Array<string>; username?: string; credential?: string }>; expiresAt: (string | null) } | { kind: "TWILIO"; token: string; room: string; expiresAt: string })>;
    /** Change what a participant sends, or mute somebody. Scope: calls:write. */
    updateParticipant: Call<{ params: { callId: string; participantId: string }; body?: { isMuted?: boolean; isDeafened?: boolean; isInterrupted?: boolean; cameraStream?: (string | null); screenStream?: (string | null); isHandRaised?: boolean } }, { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }>;
    /** Leave a call, or put somebody out of it. Scope: calls:write. */
    leaveCall: Call<{ params: { callId: string; participantId: string }; query?: { mayReturn?: string } }, void>;
    /** Decline a call that rings for me. Scope: calls:write. */
    declineCall: Call<{ params: { callId: string } }, void>;
    /** Ring for people of the channel. Scope: calls:write. */
    ring: Call<{ params: { callId: string }; body: { userIds: Array<string> } }, { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }>;
    /** End a call for everyone. Scope: calls:write. */
    endCall: Call<{ params: { callId: string } }, void>;
    /** List the open calls of the channels I see. Scope: calls:read. */
    listOpenCalls: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: Person; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string }>; nextCursor: (string | null) }>;
    /** List the calls that I was in or that rang for me, the latest first. Scope: calls:read. */
    listMyCalls: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (Person | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); peopleCount: number; people: Array<Person>; isMissed: boolean }>; nextCursor: (string | null) }>;
  };
  channels: {
    /** Export all of a channel as a zip. Scope: messages:read. */
    startChannelExport: Call<{ params: { channelId: string } }, { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>;
    /** List the archives of a channel that I had made. Scope: messages:read. */
    listChannelExports: Call<{ params: { channelId: string } }, { items: Array<{ id: string; name: string; size: number; createdAt: string; expiresAt: string }> }>;
    /** List the channels I can see. Scope: channels:read. */
    listChannels: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; archived?: string } }, { items: Array<TreeChannel>; nextCursor: (string | null) }>;
    /** Create a channel. Scope: channels:write. */
    createChannel: Call<{ params: { workspaceId: string }; body: { type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN"; name: string; topic?: string; visibility?: "WORKSPACE" | "PRIVATE"; parentId?: (string | null) } }, TreeChannel>;
    /** Get a channel. Scope: channels:read. */
    getChannel: Call<{ params: { channelId: string } }, TreeChannel>;
    /** Change a channel. Scope: channels:write. */
    updateChannel: Call<{ params: { channelId: string }; body?: { name?: string; topic?: string; topicBasedOn?: string; visibility?: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole?: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; isArchived?: boolean; isIndexed?: boolean } }, TreeChannel>;
    /** Delete a channel with its content. Scope: channels:write. */
    deleteChannel: Call<{ params: { channelId: string } }, void>;
    /** Move a channel in the tree. Scope: channels:write. */
    moveChannel: Call<{ params: { channelId: string }; body: { parentId: (string | null); beforeId: (string | null) } }, TreeChannel>;
    /** List the members of a channel. Scope: channels:read. */
    listChannelMembers: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<ChannelMember>; nextCursor: (string | null) }>;
    /** Add a member to a channel, or change their role. Scope: channels:write. */
    setChannelMember: Call<{ params: { channelId: string; userId: string }; body: { role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER" } }, ChannelMember>;
    /** Remove a member from a channel, or leave. Scope: channels:write. */
    removeChannelMember: Call<{ params: { channelId: string; userId: string } }, void>;
    /** List the people who can read a channel. Scope: channels:read. */
    listReaders: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number; search?: string } }, { items: Array<Person>; nextCursor: (string | null); count: number }>;
    /** List which of these workspace members can't read a channel. Scope: channels:read. */
    listNonReaders: Call<{ params: { channelId: string }; body: { userIds: Array<string> } }, { items: Array<Person> }>;
    /** List the places where lines about a channel can become tasks. Scope: channels:read. */
    listChannelPlaces: Call<{ params: { channelId: string }; query?: { q?: string } }, { targets: Array<{ id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string; workspace: { id: string; name: string }; isWider: boolean; readers: Array<string> }> }>;
    /** Make tasks or cards of lines about a channel. Scope: tasks:write channels:read. */
    convertChannelLines: Call<{ params: { channelId: string }; body: { lines: Array<{ title: string; people?: Array<string> }>; channelId?: string; columnId?: string; parentId?: string; isWiderKnown?: boolean; nonce?: string } }, { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; channel: { id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string }; taskIds: Array<string>; blockIds: Array<string> }>;
  };
  conversations: {
    /** List my direct and group conversations, the latest first. Scope: conversations:read. */
    listConversations: Call<{ query?: { cursor?: string; limit?: number; place?: "LISTED" | "HIDDEN" | "ARCHIVED" } }, { items: Array<{ id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>; nextCursor: (string | null) }>;
    /** Open a direct conversation, or create a group. Scope: conversations:write. */
    openConversation: Call<{ body: { userIds: Array<string>; name?: string } }, { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>;
    /** Get a conversation. Scope: conversations:read. */
    getConversation: Call<{ params: { channelId: string } }, { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>;
    /** Rename a group. Scope: conversations:write. */
    renameGroup: Call<{ params: { channelId: string }; body: { name: string } }, { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>;
    /** Add people to a group. Scope: conversations:write. */
    addPeople: Call<{ params: { channelId: string }; body: { userIds: Array<string> } }, { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>;
    /** Remove a person from a group, or leave. Scope: conversations:write. */
    removePerson: Call<{ params: { channelId: string; userId: string } }, void>;
    /** Hide, archive or mute a conversation for myself. Scope: conversations:write. */
    updatePreference: Call<{ params: { channelId: string }; body?: { place?: "LISTED" | "HIDDEN" | "ARCHIVED"; isMuted?: boolean } }, { id: string; workspaceId: (string | null); type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; visibility: "WORKSPACE" | "PRIVATE" | "PUBLIC"; defaultRole: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; name: string; topic: string; isArchived: boolean; isIndexed: boolean; parentId: (string | null); position: string; role: "MANAGER" | "EDITOR" | "COMMENTER" | "VIEWER"; lastSeq: number; readSeq: number; mentionCount: number; hasUnreadChanges?: (boolean | null); isMuted: boolean; level: ("ALL" | "MENTIONS" | "NONE" | null); actions: Array<"channel.read" | "channel.update" | "channel.archive" | "channel.delete" | "channel.manageMembers" | "channel.publish" | "message.create" | "message.changeOwn" | "message.pin" | "message.moderate" | "message.mentionAll" | "hook.manage" | "call.join" | "call.speak" | "call.moderate" | "document.update" | "task.create" | "task.update" | "task.delete" | "column.manage" | "label.manage">; image: (string | null); people: Array<Person>; lastMessage: ({ author: Person; body: string; kind: string; createdAt: string; isDeleted: boolean } | null); activeAt: string; place: "LISTED" | "HIDDEN" | "ARCHIVED"; isBlocked: boolean }>;
    /** Get the delivery and read receipts of a conversation. Scope: conversations:read. */
    listReceipts: Call<{ params: { channelId: string } }, { items: Array<{ userId: string; deliveredSeq: number; readSeq: number }> }>;
    /** Report which messages have been delivered to this device. Scope: conversations:write. */
    markDelivered: Call<{ body: { items: Array<{ channelId: string; seq: number }> } }, void>;
  };
  documents: {
    /** List the comments on a document, in the order in which they were made. Scope: documents:read. */
    listDocumentComments: Call<{ params: { documentId: string }; query?: { cursor?: string; limit?: number; resolved?: string } }, { items: Array<{ id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>; nextCursor: (string | null) }>;
    /** Comment on a part of a document. Scope: messages:write. */
    createDocumentComment: Call<{ params: { documentId: string }; body: { id: string; quote: string; anchor?: ({ from: string; to: string } | null); body: string; replacement?: (string | null) } }, { id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>;
    /** Delete a comment on a document, with its answers. Scope: messages:write. */
    deleteDocumentComment: Call<{ params: { documentId: string; commentId: string } }, void>;
    /** Resolve a comment on a document. Scope: messages:write. */
    resolveDocumentComment: Call<{ params: { documentId: string; commentId: string } }, { id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>;
    /** Reopen a comment on a document. Scope: messages:write. */
    reopenDocumentComment: Call<{ params: { documentId: string; commentId: string } }, { id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>;
    /** Accept a suggestion, which puts its text in the place of the one that it is on. Scope: documents:write. */
    acceptSuggestion: Call<{ params: { documentId: string; commentId: string }; body: { original: string; replacement: string } }, { id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>;
    /** Change what a suggestion is on, and what that should become. Scope: messages:write. */
    updateSuggestion: Call<{ params: { documentId: string; commentId: string }; body: { quote: string; anchor?: ({ from: string; to: string } | null); replacement: string } }, { id: string; documentId: string; channelId: string; quote: string; createdBy: (Person | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (Person | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean }>;
    /** Get what a document holds, as JSON, Markdown or text. Scope: documents:read. */
    getContent: Call<{ params: { documentId: string }; query?: { format?: "json" | "markdown" | "text" } }, DocumentContent>;
    /** Replace what a rich text holds. Scope: documents:write. */
    replaceContent: Call<{ params: { documentId: string }; body?: { markdown?: string; content?: { type: "doc"; content: Array<Record<string, unknown>> }; state?: string } }, DocumentEdit>;
    /** Append to a rich text. Scope: documents:write. */
    appendContent: Call<{ params: { documentId: string }; body?: { markdown?: string; content?: { type: "doc"; content: Array<Record<string, unknown>> }; state?: string; nonce?: string } }, DocumentEdit>;
    /** Replace, insert and delete blocks of a rich text. Scope: documents:write. */
    editBlocks: Call<{ params: { documentId: string }; body: { edits: Array<{ block: string; action: "replace" | "insertBefore" | "insertAfter" | "delete"; markdown?: string; content?: { type: "doc"; content: Array<Record<string, unknown>> } }>; state?: string; nonce?: string } }, DocumentEdit>;
    /** List the versions of a document. Scope: documents:read. */
    listVersions: Call<{ params: { documentId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<DocumentVersion>; nextCursor: (string | null) }>;
    /** Save a version of a document with a name. Scope: documents:write. */
    saveVersion: Call<{ params: { documentId: string }; body: { name: string } }, DocumentVersion>;
    /** Get a version of a document. Scope: documents:read. */
    getVersion: Call<{ params: { documentId: string; versionId: string } }, { id: string; documentId: string; fromAt: string; untilAt: string; authors: Array<{ person: (Person | null); bytes: number }>; name: (string | null); restoredFromId: (string | null); restoredFromAt: (string | null); content: Record<string, unknown> }>;
    /** Name a version of a document. Scope: documents:write. */
    nameVersion: Call<{ params: { documentId: string; versionId: string }; body: { name: (string | null) } }, DocumentVersion>;
    /** Restore a version of a document. Scope: documents:write. */
    restoreVersion: Call<{ params: { documentId: string; versionId: string } }, DocumentVersion>;
    /** Get who changed a document since you last looked. Scope: documents:read. */
    getUnreadChanges: Call<{ params: { documentId: string } }, { since: (string | null); people: Array<Person>; versionId: (string | null) }>;
    /** Mark a document as seen by you as it is now. Scope: documents:read. */
    markSeen: Call<{ params: { documentId: string } }, void>;
    /** List the places where lines of a document can become tasks. Scope: documents:read. */
    listLinePlaces: Call<{ params: { documentId: string }; query?: { q?: string } }, { targets: Array<{ id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string; workspace: { id: string; name: string }; isWider: boolean; readers: Array<string> }> }>;
    /** Make tasks, cards or subtasks of lines of a document. Scope: tasks:write documents:read. */
    convertLines: Call<{ params: { documentId: string }; body: { lines: Array<{ title: string; people?: Array<string> }>; channelId?: string; columnId?: string; parentId?: string; isWiderKnown?: boolean; nonce?: string } }, { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; channel: { id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string }; taskIds: Array<string>; blockIds: Array<string> }>;
  };
  drafts: {
    /** List my drafts, latest first. Scope: later:read. */
    listDrafts: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ channelId: string; threadId: (string | null); workspaceId: (string | null); body: string; revision: number; updatedAt: string }>; nextCursor: (string | null) }>;
    /** Store a draft. Scope: later:write. */
    saveDraft: Call<{ params: { channelId: string }; body: { threadId?: string; body: string; basedOn: (number | null) } }, { channelId: string; threadId: (string | null); workspaceId: (string | null); body: string; revision: number; updatedAt: string }>;
    /** Delete a draft. Scope: later:write. */
    deleteDraft: Call<{ params: { channelId: string }; body: { threadId?: string; basedOn: number } }, void>;
  };
  emoji: {
    /** List a workspace's own emoji. Scope: emoji:read. */
    listEmoji: Call<{ params: { workspaceId: string } }, { items: Array<{ id: string; name: string; fileId: string; createdById: (string | null) }> }>;
    /** Add an emoji to a workspace. Scope: emoji:write. */
    createEmoji: Call<{ params: { workspaceId: string }; body: { name: string; fileId: string } }, { id: string; name: string; fileId: string; createdById: (string | null) }>;
    /** Delete an emoji that I made, or any as an admin. Scope: emoji:write. */
    deleteEmoji: Call<{ params: { emojiId: string } }, void>;
  };
  files: {
    /** List the files of a channel's messages, tasks and documents, latest first. Scope: files:read. */
    listChannelFiles: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean; author: (Person | null); createdAt: string; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) }>; nextCursor: (string | null) }>;
    /** Set the alternative text of a picture I uploaded. Scope: files:write. */
    updateFile: Call<{ params: { fileId: string }; body: { alt: string } }, { id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>;
    /** Delete an upload that isn't attached to anything. Scope: files:write. */
    deleteUpload: Call<{ params: { fileId: string } }, void>;
    /** Start a multipart upload. Scope: files:write. */
    beginMultipart: Call<{ body: { name: string; channelId: string; size: number } }, { fileId: string; partSize: number; partCount: number; received: Array<number> }>;
    /** List the parts of a multipart upload. Scope: files:read. */
    getMultipart: Call<{ params: { fileId: string } }, { fileId: string; partSize: number; partCount: number; received: Array<number> }>;
    /** Complete a multipart upload. Scope: files:write. */
    completeMultipart: Call<{ params: { fileId: string } }, { id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>;
    /** Set my picture. Scope: account:write. */
    setMyPicture: Call<{ body: { fileId: (string | null) } }, void>;
    /** Set a workspace's icon. Scope: workspaces:write. */
    setWorkspacePicture: Call<{ params: { workspaceId: string }; body: { fileId: (string | null) } }, void>;
    /** Set a group's picture. Scope: channels:write. */
    setChannelPicture: Call<{ params: { channelId: string }; body: { fileId: (string | null) } }, void>;
  };
  inbox: {
    /** List my inbox. Scope: inbox:read. */
    listInbox: Call<{ query?: { cursor?: string; limit?: number; filter?: "all" | "unread" | "mentions" | "threads" | "tasks" | "messages" | "reactions" | "warnings" | "snoozed" | "done" } }, { items: Array<{ id: string; kind: "MENTION" | "DOCUMENT_MENTION" | "THREAD_REPLY" | "COMMENT" | "DIRECT_MESSAGE" | "MESSAGE" | "REACTION" | "INVITE" | "JOINED" | "REMINDER" | "ASSIGNED" | "DUE" | "CALL_MISSED" | "REPORT" | "WARNING" | "WEBHOOK_DISABLED" | "AI_BUDGET"; actor: (Person | null); workspace: ({ id: string; slug: string; name: string } | null); channel: ({ id: string; name: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP" } | null); audience: ("everyone" | "role" | null); isMuted: boolean; threadId: (string | null); about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string } | null); target: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); seq: (number | null); block: (string | null); excerpt: string; text: string; at: string; isRead: boolean; isDone: boolean; snoozedUntil: (string | null) }>; nextCursor: (string | null) }>;
    /** Count my unread inbox items. Scope: inbox:read. */
    getUnread: Call<{  }, Record<string, number>>;
    /** Get an item of my inbox. Scope: inbox:read. */
    getInboxItem: Call<{ params: { itemId: string } }, { id: string; kind: "MENTION" | "DOCUMENT_MENTION" | "THREAD_REPLY" | "COMMENT" | "DIRECT_MESSAGE" | "MESSAGE" | "REACTION" | "INVITE" | "JOINED" | "REMINDER" | "ASSIGNED" | "DUE" | "CALL_MISSED" | "REPORT" | "WARNING" | "WEBHOOK_DISABLED" | "AI_BUDGET"; actor: (Person | null); workspace: ({ id: string; slug: string; name: string } | null); channel: ({ id: string; name: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP" } | null); audience: ("everyone" | "role" | null); isMuted: boolean; threadId: (string | null); about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string } | null); target: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); seq: (number | null); block: (string | null); excerpt: string; text: string; at: string; isRead: boolean; isDone: boolean; snoozedUntil: (string | null) }>;
    /** Mark an item read or done, or snooze it. Scope: inbox:write. */
    updateInboxItem: Call<{ params: { itemId: string }; body?: { isRead?: boolean; isDone?: boolean; snoozedUntil?: (string | null) } }, { id: string; kind: "MENTION" | "DOCUMENT_MENTION" | "THREAD_REPLY" | "COMMENT" | "DIRECT_MESSAGE" | "MESSAGE" | "REACTION" | "INVITE" | "JOINED" | "REMINDER" | "ASSIGNED" | "DUE" | "CALL_MISSED" | "REPORT" | "WARNING" | "WEBHOOK_DISABLED" | "AI_BUDGET"; actor: (Person | null); workspace: ({ id: string; slug: string; name: string } | null); channel: ({ id: string; name: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP" } | null); audience: ("everyone" | "role" | null); isMuted: boolean; threadId: (string | null); about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string } | null); target: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); seq: (number | null); block: (string | null); excerpt: string; text: string; at: string; isRead: boolean; isDone: boolean; snoozedUntil: (string | null) }>;
    /** Mark all items of a filter done. Scope: inbox:write. */
    markAllDone: Call<{ body?: { filter?: "all" | "unread" | "mentions" | "threads" | "tasks" | "messages" | "reactions" | "warnings" } }, { doneAt: string; count: number }>;
    /** Undo marking all items of a filter done. Scope: inbox:write. */
    undoMarkAllDone: Call<{ body: { doneAt: string } }, void>;
    /** Mute the thread or channel of an inbox item. Scope: inbox:write. */
    muteInboxItem: Call<{ params: { itemId: string }; body: { isMuted: boolean } }, void>;
    /** Accept an invite from my inbox. Scope: inbox:write. */
    acceptInboxInvite: Call<{ params: { itemId: string } }, Workspace>;
    /** Get the notification that a device shows for an inbox item. Scope: inbox:read. */
    getAlert: Call<{ params: { itemId: string } }, ({ title: string; body: string; url: string; tag: string; silent: boolean } | null)>;
  };
  jobs: {
    /** List the runs of long jobs that I may see, newest first. Scope: jobs:read. */
    listJobRuns: Call<{ query?: { cursor?: string; limit?: number; workspaceId?: string } }, { items: Array<{ id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>; nextCursor: (string | null) }>;
    /** Get the progress of a long job. Scope: jobs:read. */
    getJobRun: Call<{ params: { runId: string } }, { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>;
    /** Cancel a long job. Scope: jobs:write. */
    cancelJobRun: Call<{ params: { runId: string } }, { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) }>;
  };
  messages: {
    /** Remove a link preview. Scope: messages:write. */
    removeLinkPreview: Call<{ params: { previewId: string } }, void>;
    /** Move my read marker in a channel. Scope: messages:write. */
    markRead: Call<{ params: { channelId: string }; body: { seq: number; threadId?: string } }, void>;
    /** Mark a message and all after it unread. Scope: messages:write. */
    markUnread: Call<{ params: { channelId: string }; body: { seq: number; threadId?: string } }, void>;
    /** Get a window of a channel's messages. Scope: messages:read. */
    listMessages: Call<{ params: { channelId: string }; query?: { threadId?: string; after?: number; before?: number; around?: number; limit?: number } }, MessageWindow>;
    /** Send a message. Scope: messages:write. */
    createMessage: Call<{ params: { channelId: string }; body: { nonce: string; body?: string; threadId?: string; isBroadcast?: boolean; quotedId?: string; fileIds?: Array<string>; stickerId?: string; poll?: { question: string; options: Array<string>; isMultiple?: boolean; isAnonymous?: boolean; canAddOptions?: boolean; closesAt?: (string | null) } } }, Message>;
    /** Edit my message. Scope: messages:write. */
    updateMessage: Call<{ params: { messageId: string }; body: { body: string; basedOn?: (string | null) } }, Message>;
    /** Delete a message. Scope: messages:write. */
    deleteMessage: Call<{ params: { messageId: string } }, Message>;
    /** List the earlier texts of a message, latest first. Scope: messages:read. */
    listRevisions: Call<{ params: { messageId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; body: string; createdAt: string }>; nextCursor: (string | null) }>;
    /** Forward a message to another channel or a person. Scope: messages:write messages:read. */
    forwardMessage: Call<{ params: { messageId: string }; body: { channelId?: string; userId?: string; nonce: string; comment?: string } }, Message>;
    /** Forward an object, such as a task, to a channel or a person. Scope: messages:write channels:read people:read tasks:read files:read. */
    forwardObject: Call<{ params: { type: "channel" | "person" | "task" | "file"; targetId: string }; body: { channelId?: string; userId?: string; nonce: string; comment?: string } }, Message>;
    /** List the places I can forward to, by name: my 50 latest channels, then people. Scope: messages:read. */
    listForwardTargets: Call<{ query?: { q?: string } }, { items: Array<{ id: string; isNew: boolean; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string; image: (string | null); workspace: ({ id: string; name: string } | null); people: Array<Person> }> }>;
    /** List the pinned messages of a channel, latest first. Scope: messages:read. */
    listPins: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ message: Message; pinnedAt: string; pinnedBy: (Person | null) }>; nextCursor: (string | null) }>;
    /** Pin a message. Scope: messages:write. */
    pinMessage: Call<{ params: { messageId: string } }, Message>;
    /** Unpin a message. Scope: messages:write. */
    unpinMessage: Call<{ params: { messageId: string } }, Message>;
    /** Get what a message would become as a task, card or document, and the places for it. Scope: messages:read. */
    getConversion: Call<{ params: { messageId: string }; query?: { q?: string } }, { title: string; due: ({ on: string; time: (string | null); timeZone: (string | null) } | null); people: Array<{ id: string; name: string; image: (string | null) }>; checklist: number; replies: number; targets: Array<{ id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string; workspace: { id: string; name: string }; isWider: boolean; readers: Array<string> }>; workspaces: Array<{ id: string; name: string }> }>;
    /** Turn a message or thread into a task, card or document. Scope: tasks:write messages:read documents:write. */
    convertMessage: Call<{ params: { messageId: string }; body?: { channelId?: string; workspaceId?: string; title?: string; due?: ({ on: string; time?: (string | null); timeZone?: (string | null) } | null); assignees?: Array<string>; columnId?: string; checklist?: "text" | "subtasks" | "tasks"; withReplies?: boolean; isWiderKnown?: boolean } }, { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; channel: { id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string }; taskIds: Array<string>; blockIds: Array<string> }>;
    /** Stop showing under a message what was made of it. Scope: messages:write. */
    removeOutcome: Call<{ params: { messageId: string; type: "channel" | "person" | "document" | "task" | "file" | "message"; targetId: string } }, void>;
  };
  moderation: {
    /** Report an object to the admins of a workspace. Scope: moderation:write. */
    createReport: Call<{ body: { workspaceId: string; target: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }; reason: "SPAM" | "HARASSMENT" | "ILLEGAL" | "OTHER"; note?: string } }, { id: string; status: "OPEN" | "RESOLVED" | "DISMISSED"; createdAt: string }>;
    /** List reports, newest first. Scope: moderation:read. */
    listReports: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; filter?: "open" | "closed" } }, { items: Array<{ id: string; reporter: (Person | null); subject: Person; subjectRole: ("OWNER" | "ADMIN" | "MEMBER" | "GUEST" | null); target: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }; excerpt: string; reason: "SPAM" | "HARASSMENT" | "ILLEGAL" | "OTHER"; note: string; status: "OPEN" | "RESOLVED" | "DISMISSED"; createdAt: string; resolvedAt: (string | null); resolvedBy: (Person | null); place: ({ workspaceSlug: (string | null); channelId: string; channelName: string; channelType: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) } | null); can: { deleteTarget: boolean; removeMember: boolean } }>; nextCursor: (string | null) }>;
    /** Resolve a report. Scope: moderation:write. */
    resolveReport: Call<{ params: { workspaceId: string; reportId: string }; body: { decision: "dismiss" | "warn" | "deleteTarget" | "removeMember"; note?: string } }, { id: string; status: "OPEN" | "RESOLVED" | "DISMISSED" }>;
    /** List the audit log, newest first. Scope: moderation:read. */
    listAudit: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; action?: "message.delete" | "task.delete" | "member.updateRole" | "member.warn" | "member.remove" | "channel.delete" | "channel.publish" | "channel.unpublish" | "invite.create" | "invite.revoke" | "report.dismiss" | "webhook.create" | "webhook.update" | "webhook.rotate" | "webhook.delete" | "hook.create" | "hook.update" | "hook.rotate" | "hook.delete" | "workspace.requireTwoFactors" } }, { items: Array<{ id: string; action: "message.delete" | "task.delete" | "member.updateRole" | "member.warn" | "member.remove" | "channel.delete" | "channel.publish" | "channel.unpublish" | "invite.create" | "invite.revoke" | "report.dismiss" | "webhook.create" | "webhook.update" | "webhook.rotate" | "webhook.delete" | "hook.create" | "hook.update" | "hook.rotate" | "hook.delete" | "workspace.requireTwoFactors"; actor: (Person | null); subject: (Person | null); details: { reportId?: string; messageId?: string; channelId?: string; channelName?: string; inviteId?: string; webhookName?: string; role?: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; formerRole?: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; graceDays?: (number | null) }; createdAt: string }>; nextCursor: (string | null) }>;
  };
  notifications: {
    /** Set my notification level in a channel. Scope: notifications:write. */
    setChannelNotifications: Call<{ params: { channelId: string }; body: { level: ("ALL" | "MENTIONS" | "NONE" | null); isMuted: boolean } }, { level: ("ALL" | "MENTIONS" | "NONE" | null); isMuted: boolean }>;
    /** Set my notification level in a workspace. Scope: notifications:write. */
    setWorkspaceNotifications: Call<{ params: { workspaceId: string }; body: { level: "ALL" | "MENTIONS" | "NONE" } }, { level: "ALL" | "MENTIONS" | "NONE" }>;
    /** List my notification level in each workspace. Scope: notifications:read. */
    listWorkspaceNotifications: Call<{  }, { items: Array<{ id: string; name: string; level: "ALL" | "MENTIONS" | "NONE" }>; nextCursor: null }>;
    /** Get the public key for web push subscriptions. Scope: notifications:read. */
    getPushKey: Call<{  }, { publicKey: (string | null) }>;
    /** Create a web push subscription of this browser. Scope: notifications:write. */
    subscribeToPush: Call<{ body: { endpoint: string; keys: { p256dh: string; auth: string } } }, void>;
    /** Delete a browser's web push subscription. Scope: notifications:write. */
    unsubscribeFromPush: Call<{ body: { endpoint: string } }, void>;
  };
  people: {
    /** Get a person's profile. Scope: people:read. */
    getPerson: Call<{ params: { userId: string } }, { id: string; name: string; image: (string | null); title: string; pronouns: string; bio: string; status: ({ emoji: string; text: string; expires: (string | null) } | null); timeZone: (string | null); roles: Array<{ workspaceId: string; role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST" }>; isBlocked: boolean }>;
    /** List the statuses of the people of my workspaces. Scope: people:read. */
    listStatuses: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ userId: string; status: { emoji: string; text: string; expires: (string | null) } }>; nextCursor: (string | null) }>;
    /** Get my settings. Scope: settings:read. */
    getPersonSettings: Call<{  }, { presence: "AUTO" | "DO_NOT_DISTURB" | "INVISIBLE"; quietHours: ({ from: number; to: number } | null); timeZone: string; status: ({ emoji: string; text: string; expires: (string | null) } | null); deviceTimeZone: boolean; sharesReceipts: boolean; sounds: boolean; callsRing: boolean; reactionsInInbox: boolean; digest: "HOURLY" | "DAILY" | "NEVER" }>;
    /** Change my settings. Scope: settings:write. */
    updatePersonSettings: Call<{ body?: { presence?: "AUTO" | "DO_NOT_DISTURB" | "INVISIBLE"; quietHours?: ({ from: number; to: number } | null); timeZone?: string; status?: ({ emoji: string; text: string; expires: (string | null) } | null); deviceTimeZone?: boolean; sharesReceipts?: boolean; sounds?: boolean; callsRing?: boolean; reactionsInInbox?: boolean; digest?: "HOURLY" | "DAILY" | "NEVER" } }, { presence: "AUTO" | "DO_NOT_DISTURB" | "INVISIBLE"; quietHours: ({ from: number; to: number } | null); timeZone: string; status: ({ emoji: string; text: string; expires: (string | null) } | null); deviceTimeZone: boolean; sharesReceipts: boolean; sounds: boolean; callsRing: boolean; reactionsInInbox: boolean; digest: "HOURLY" | "DAILY" | "NEVER" }>;
    /** List the people I blocked. Scope: people:read. */
    listBlocks: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<Person>; nextCursor: (string | null) }>;
    /** Block a person. Scope: people:write. */
    blockPerson: Call<{ params: { userId: string } }, void>;
    /** Unblock a person. Scope: people:write. */
    unblockPerson: Call<{ params: { userId: string } }, void>;
  };
  platform: {
    /** Check that the web process is alive. Scope: public. */
    getHealth: Call<{  }, { ok: true }>;
    /** Check that database, realtime node and worker are available. Scope: public. */
    getReadiness: Call<{  }, { ok: true }>;
    /** Get this description. Scope: public. */
    openApi: Call<{  }, string>;
  };
  polls: {
    /** Get my votes in a poll. Scope: messages:read. */
    getMyVotes: Call<{ params: { messageId: string } }, { optionIds: Array<string> }>;
    /** Vote in a poll. Scope: messages:write. */
    setVotes: Call<{ params: { messageId: string }; body: { optionIds: Array<string> } }, Message>;
    /** Add an option to a poll. Scope: messages:write. */
    addPollOption: Call<{ params: { messageId: string }; body: { text: string } }, Message>;
    /** Close a poll before its time. Scope: messages:write. */
    closePoll: Call<{ params: { messageId: string } }, Message>;
  };
  publicChannels: {
    /** Read a public channel, without signing in. Scope: public. */
    getPublicChannel: Call<{ params: { channelId: string }; query?: { before?: number } }, { id: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; name: string; topic: string; isIndexed: boolean; columns: Array<{ name: string; color: ("gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" | null); isDone: boolean; cards: Array<{ title: string; labels: Array<{ name: string; color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" }>; dueOn: (string | null); dueTime: (string | null); timeZone: (string | null); isDone: boolean }>; more: number }>; messages: Array<{ seq: number; authorName: string; body: string; createdAt: string; isEdited: boolean; isForwarded: boolean; quote: ({ authorName: string; body: string } | null); reactions: Array<{ emoji: string; count: number }>; files: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); alt: string }>; sticker: ({ name: string; asset: (string | null) } | null); poll: ({ question: string; options: Array<{ text: string; voteCount: number }> } | null); replyCount: number }>; earlier: (number | null) }>;
  };
  reactions: {
    /** React to a message with an emoji. Scope: messages:write. */
    addReaction: Call<{ params: { messageId: string; emoji: string } }, void>;
    /** Remove my reaction. Scope: messages:write. */
    removeReaction: Call<{ params: { messageId: string; emoji: string } }, void>;
  };
  realtime: {
    /** Get a token to connect the socket with. Scope: realtime:connect. */
    createRealtimeToken: Call<{  }, { token: string; url: (string | null); port: number; pusher: ({ key: string; cluster: string; url: (string | null) } | null) }>;
    /** Get the Pusher channels of everything you may hear, authorized for a socket. Scope: realtime:connect. */
    enterRooms: Call<{ body: { socketId: string } }, { channels: Array<{ name: string; auth: string }>; user: { auth: string; user_data: string } }>;
    /** Get an event that Pusher delivered without its content. Scope: realtime:connect. */
    getEvent: Call<{ params: { eventId: string } }, { event: string; data: unknown }>;
    /** Deliver the events that are still waiting. Scope: public. */
    deliverEvents: Call<{  }, { delivered: number }>;
  };
  references: {
    /** Resolve mentioned objects to previews that I may see. Scope: messages:read. */
    resolveReferences: Call<{ body: { targets: Array<({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | { type: "message"; channelId: string; threadId?: string; seq: number })> } }, { items: Array<({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; excerpt: string; person: (Person | null); place: ({ workspaceSlug: (string | null); channelId: string; channelName: string; channelType: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) } | null); createdAt: (string | null); isDone?: boolean; isVisible: true } | { isVisible: false })> }>;
    /** List the objects that mention an object, newest first. Scope: messages:read. */
    listBacklinks: Call<{ params: { type: "channel" | "person" | "document" | "task" | "file" | "message"; targetId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; excerpt: string; person: (Person | null); place: ({ workspaceSlug: (string | null); channelId: string; channelName: string; channelType: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) } | null); createdAt: (string | null); isDone?: boolean }>; nextCursor: (string | null) }>;
  };
  reminders: {
    /** List my reminders, the next one first. Scope: later:read. */
    listReminders: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; target: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); text: string; remindAt: string }>; nextCursor: (string | null) }>;
    /** Create a reminder. Scope: later:write. */
    createReminder: Call<{ body: { target?: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }; text?: string; remindAt: string } }, { id: string; target: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null); text: string; remindAt: string }>;
    /** Delete a reminder. Scope: later:write. */
    deleteReminder: Call<{ params: { reminderId: string } }, void>;
  };
  saved: {
    /** List what I have saved, latest first. Scope: messages:read. */
    listSaved: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; excerpt: string; person: (Person | null); place: ({ workspaceSlug: (string | null); channelId: string; channelName: string; channelType: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) } | null); createdAt: (string | null); isDone?: boolean }; savedAt: string }>; nextCursor: (string | null) }>;
    /** List the keys of what I saved in a channel. Scope: messages:read. */
    listSavedInChannel: Call<{ params: { channelId: string } }, { items: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }> }>;
    /** Save a message, document, file or channel for later. Scope: messages:write. */
    save: Call<{ params: { type: "channel" | "person" | "document" | "task" | "file" | "message"; targetId: string } }, void>;
    /** Remove something from what I have saved. Scope: messages:write. */
    unsave: Call<{ params: { type: "channel" | "person" | "document" | "task" | "file" | "message"; targetId: string } }, void>;
  };
  scheduledMessages: {
    /** List my scheduled messages, the next one first. Scope: later:read. */
    listScheduled: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; channelId: string; threadId: (string | null); isBroadcast: boolean; workspaceId: (string | null); channelName: (string | null); body: string; sendAt: string; failure: (string | null) }>; nextCursor: (string | null) }>;
    /** Schedule a message. Scope: later:write. */
    scheduleMessage: Call<{ params: { channelId: string }; body: { nonce: string; body: string; threadId?: string; isBroadcast?: boolean; sendAt: string } }, { id: string; channelId: string; threadId: (string | null); isBroadcast: boolean; workspaceId: (string | null); channelName: (string | null); body: string; sendAt: string; failure: (string | null) }>;
    /** Change a scheduled message, or retry it. Scope: later:write. */
    updateScheduled: Call<{ params: { scheduledId: string }; body?: { body?: string; sendAt?: string } }, { id: string; channelId: string; threadId: (string | null); isBroadcast: boolean; workspaceId: (string | null); channelName: (string | null); body: string; sendAt: string; failure: (string | null) }>;
    /** Cancel a scheduled message. Scope: later:write. */
    cancelScheduled: Call<{ params: { scheduledId: string } }, void>;
  };
  search: {
    /** Search the messages, documents, channels, people and files that I may see. Scope: search:read. */
    search: Call<{ query: { q: string; scope?: "channel" | "workspace" | "all"; channelId?: string; workspaceId?: string; widens?: string; type?: "channel" | "person" | "document" | "task" | "file" | "message"; sort?: "newest" | "relevance"; timeZone?: string; cursor?: string; limit?: number } }, { items: Array<{ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; snippet: Array<{ text: string; isMatch: boolean }>; person: (Person | null); place: ({ workspaceSlug: (string | null); channelId: string; channelName: string; channelType: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; anchor: (({ seq: number; threadId: (string | null); about?: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } | null) } | { block: string } | { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }) | null) } | null); createdAt: (string | null); isSimilar: boolean }>; scope: "channel" | "workspace" | "all"; nextCursor: (string | null); isApproximate: boolean }>;
  };
  stickers: {
    /** List the sticker packs to choose from. Scope: emoji:read. */
    listStickers: Call<{ query?: { workspaceId?: string } }, { items: Array<{ id: string; workspaceId: (string | null); name: string; stickers: Array<{ id: string; name: string; asset: (string | null); fileId: (string | null) }> }> }>;
    /** Create a sticker pack. Scope: emoji:write. */
    createStickerPack: Call<{ params: { workspaceId: string }; body: { name: string } }, { id: string; workspaceId: (string | null); name: string; stickers: Array<{ id: string; name: string; asset: (string | null); fileId: (string | null) }> }>;
    /** Delete a sticker pack with its stickers. Scope: emoji:write. */
    deleteStickerPack: Call<{ params: { packId: string } }, void>;
    /** Add a sticker to a pack. Scope: emoji:write. */
    createSticker: Call<{ params: { packId: string }; body: { name: string; fileId: string } }, { id: string; name: string; asset: (string | null); fileId: (string | null) }>;
    /** Delete a sticker. Scope: emoji:write. */
    deleteSticker: Call<{ params: { stickerId: string } }, void>;
  };
  tasks: {
    /** List the labels of a channel. Scope: tasks:read. */
    listLabels: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; channelId: string; name: string; color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" }>; nextCursor: (string | null) }>;
    /** Create a label. Scope: tasks:write. */
    createLabel: Call<{ params: { channelId: string }; body: { name: string; color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" } }, { id: string; channelId: string; name: string; color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" }>;
    /** Change a label. Scope: tasks:write. */
    updateLabel: Call<{ params: { labelId: string }; body?: { name?: string; color?: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" } }, { id: string; channelId: string; name: string; color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" }>;
    /** Delete a label, also from what has it. Scope: tasks:write. */
    deleteLabel: Call<{ params: { labelId: string }; query?: { unused?: string } }, void>;
    /** List the tasks of a channel. Scope: tasks:read. */
    listTasks: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number; done?: string; parentId?: ("none" | string); archived?: string; columnId?: string; assignee?: ("me" | string); label?: string; due?: "overdue" | "today" | "tomorrow" | "thisWeek" | "later" | "none"; dueFrom?: string; dueTo?: string } }, { items: Array<Task>; nextCursor: (string | null) }>;
    /** Create a task. Scope: tasks:write. */
    createTask: Call<{ params: { channelId: string }; body: { title: string; notes?: string; due?: ({ on: string; time?: (string | null); timeZone?: (string | null) } | null); repeat?: ({ rule: string; mode?: "SCHEDULE" | "COMPLETION" } | null); priority?: 0 | 1 | 2 | 3; labels?: Array<string>; newLabels?: Array<string>; assignees?: Array<string>; parentId?: (string | null); columnId?: string; afterId?: (string | null); nonce?: string } }, Task>;
    /** List the open tasks that are assigned to me, by due date. Scope: tasks:read. */
    listMyTasks: Call<{ query?: { cursor?: string; limit?: number; workspaceId?: string; due?: "overdue" | "today" | "tomorrow" | "thisWeek" | "later" | "none" } }, { items: Array<{ id: string; channelId: string; parentId: (string | null); columnId: (string | null); title: string; position: string; due: ({ on: string; time: (string | null); timeZone: (string | null); at: (string | null) } | null); repeat: ({ rule: string; mode: "SCHEDULE" | "COMPLETION"; text: string } | null); priority: 0 | 1 | 2 | 3; labels: Array<string>; assignees: Array<string>; completedAt: (string | null); completedBy: (string | null); archivedAt: (string | null); hasNotes: boolean; notesRevision: number; subtasks: number; openSubtasks: number; attachmentCount: number; cover: ({ fileId: string; alt: string; hasThumbnail: boolean } | null); commentCount: number; revision: number; createdAt: string; createdBy: (string | null); channel: { id: string; name: string; type: "CHAT" | "VOICE" | "TODO" | "DOC" | "KANBAN" | "PROJECT" | "DECK" | "DIRECT" | "GROUP"; workspaceId: string; workspaceSlug: string; canUpdate: boolean; canDelete: boolean } }>; nextCursor: (string | null) }>;
    /** Get a task with its notes. Scope: tasks:read. */
    getTask: Call<{ params: { taskId: string } }, TaskDetails>;
    /** Change a task. Scope: tasks:write. */
    updateTask: Call<{ params: { taskId: string }; body?: { title?: string; notes?: string; due?: ({ on: string; time?: (string | null); timeZone?: (string | null) } | null); repeat?: ({ rule: string; mode?: "SCHEDULE" | "COMPLETION" } | null); priority?: 0 | 1 | 2 | 3; labels?: Array<string>; assignees?: Array<string> } }, Task>;
    /** Delete a task with its subtasks. Scope: tasks:write. */
    deleteTask: Call<{ params: { taskId: string } }, void>;
    /** Restore a task that was deleted. Scope: tasks:write. */
    restoreTask: Call<{ params: { taskId: string } }, Task>;
    /** Complete a task. Scope: tasks:write. */
    completeTask: Call<{ params: { taskId: string } }, { task: Task; next: (Task | null) }>;
    /** Reopen a task. Scope: tasks:write. */
    reopenTask: Call<{ params: { taskId: string } }, { task: Task; next: (Task | null) }>;
    /** Move a task in the list, or under another. Scope: tasks:write. */
    moveTask: Call<{ params: { taskId: string }; body: { parentId?: (string | null); columnId?: string; afterId: (string | null); isDone?: boolean } }, Task>;
    /** Get the thread of comments on a task, which is made before the first one. Scope: messages:write. */
    openComments: Call<{ params: { taskId: string } }, { threadId: string; channelId: string; isFollowing: boolean; readSeq: number; root: Message; about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; quote?: string } | null); lastSeq: number }>;
    /** Move several tasks at once, in the list or into a column. Scope: tasks:write. */
    moveTasks: Call<{ params: { channelId: string }; body: { taskIds: Array<string>; columnId?: string; afterId: (string | null); isDone?: boolean } }, { items: Array<Task> }>;
    /** Archive a task with its subtasks. Scope: tasks:write. */
    archiveTask: Call<{ params: { taskId: string } }, Task>;
    /** Restore a task from the archive. Scope: tasks:write. */
    unarchiveTask: Call<{ params: { taskId: string } }, Task>;
    /** Move a task or card to another list or board. Scope: tasks:write. */
    transferTask: Call<{ params: { taskId: string }; body: { channelId: string; columnId?: string } }, { task: Task; labels: { made: Array<string>; dropped: Array<string> }; unassigned: Array<Person> }>;
    /** Move a task back to the list or board that it came from. Scope: tasks:write. */
    transferBack: Call<{ params: { taskId: string } }, Task>;
    /** List what was done in a list or board, the latest first. Scope: tasks:read. */
    listChannelActivity: Call<{ params: { channelId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; actor: (Person | null); at: string; kind: "created" | "completed" | "reopened" | "column" | "channel" | "archived" | "unarchived" | "restored" | "assigned"; task: { id: string; title: string; isCard: boolean } }>; nextCursor: (string | null) }>;
    /** List what was done to a task, the latest first. Scope: tasks:read. */
    listTaskActivity: Call<{ params: { taskId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; actor: (Person | null); at: string; act: ({ kind: "renamed"; from: string; to: string } | { kind: "due"; from: ({ on: string; time: (string | null); timeZone: (string | null); at: (string | null) } | null); to: ({ on: string; time: (string | null); timeZone: (string | null); at: (string | null) } | null) } | { kind: "repeat"; to: (string | null) } | { kind: "priority"; from: 0 | 1 | 2 | 3; to: 0 | 1 | 2 | 3 } | { kind: "labels"; added: Array<string>; removed: Array<string> } | { kind: "attachments"; added: Array<string>; removed: Array<string> } | { kind: "assigned"; people: Array<Person> } | { kind: "unassigned"; people: Array<Person> } | { kind: "notes" } | { kind: "completed" } | { kind: "reopened" } | { kind: "under"; title: (string | null) } | { kind: "column"; from: string; to: string } | { kind: "channel"; from: (string | null) } | { kind: "archived" } | { kind: "unarchived" } | { kind: "restored" }) }>; nextCursor: (string | null) }>;
    /** Get the document of a task's notes, which is made before it is first written in. Scope: tasks:write. */
    openDescription: Call<{ params: { taskId: string } }, { documentId: string }>;
    /** List the files attached to a task, latest upload first. Scope: tasks:read. */
    listAttachments: Call<{ params: { taskId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean; isCover: boolean; owner: (Person | null); createdAt: string }>; nextCursor: (string | null) }>;
    /** Attach uploaded files to a task. Scope: tasks:write. */
    attachFiles: Call<{ params: { taskId: string }; body: { fileIds: Array<string> } }, Task>;
    /** Remove an attachment from a task. Scope: tasks:write. */
    removeAttachment: Call<{ params: { taskId: string; fileId: string } }, Task>;
    /** Restore an attachment that was removed. Scope: tasks:write. */
    restoreAttachment: Call<{ params: { taskId: string; fileId: string } }, Task>;
    /** Set the picture that a board shows above a card's title. Scope: tasks:write. */
    setCover: Call<{ params: { taskId: string }; body: { fileId: (string | null) } }, Task>;
  };
  threads: {
    /** List the threads I follow, unread ones first. Scope: messages:read. */
    listThreads: Call<{ query?: { cursor?: string; limit?: number; workspaceId?: string } }, { items: Array<{ threadId: string; channelId: string; isFollowing: boolean; readSeq: number; root: Message; about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; quote?: string } | null); lastSeq: number }>; nextCursor: (string | null) }>;
    /** Get a thread with my read position. Scope: messages:read. */
    getThread: Call<{ params: { threadId: string } }, { threadId: string; channelId: string; isFollowing: boolean; readSeq: number; root: Message; about: ({ type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; title: string; quote?: string } | null); lastSeq: number }>;
    /** Follow a thread, or stop following it. Scope: messages:write. */
    followThread: Call<{ params: { threadId: string }; body: { isFollowing: boolean } }, { threadId: string; channelId: string; isFollowing: boolean; readSeq: number }>;
  };
  webhooks: {
    /** List the webhooks of a workspace. Scope: webhooks:read. */
    listWebhooks: Call<{ params: { workspaceId: string } }, { items: Array<{ id: string; workspaceId: string; name: string; url: string; events: Array<string>; channelIds: (Array<string> | null); includesHooks: boolean; status: "ACTIVE" | "PAUSED" | "DISABLED"; maker: Person; isMakerAllowed: boolean; failingSince: (string | null); formerSecretUntil: (string | null); createdAt: string }> }>;
    /** Create a webhook. Scope: webhooks:write messages:read tasks:read documents:read channels:read members:read calls:read. */
    createWebhook: Call<{ params: { workspaceId: string }; body: { name: string; url: string; events: Array<"message.created" | "message.updated" | "message.deleted" | "task.created" | "task.updated" | "task.completed" | "task.reopened" | "task.deleted" | "card.created" | "card.updated" | "card.moved" | "card.completed" | "card.reopened" | "card.deleted" | "document.updated" | "channel.created" | "channel.updated" | "channel.deleted" | "member.joined" | "member.left" | "call.ended">; channelIds?: (Array<string> | null); includesHooks?: boolean } }, { webhook: { id: string; workspaceId: string; name: string; url: string; events: Array<string>; channelIds: (Array<string> | null); includesHooks: boolean; status: "ACTIVE" | "PAUSED" | "DISABLED"; maker: Person; isMakerAllowed: boolean; failingSince: (string | null); formerSecretUntil: (string | null); createdAt: string }; secret: string }>;
    /** Change a webhook, turn it on or off. Scope: webhooks:write messages:read tasks:read documents:read channels:read members:read calls:read. */
    updateWebhook: Call<{ params: { webhookId: string }; body?: { name?: string; url?: string; events?: Array<"message.created" | "message.updated" | "message.deleted" | "task.created" | "task.updated" | "task.completed" | "task.reopened" | "task.deleted" | "card.created" | "card.updated" | "card.moved" | "card.completed" | "card.reopened" | "card.deleted" | "document.updated" | "channel.created" | "channel.updated" | "channel.deleted" | "member.joined" | "member.left" | "call.ended">; channelIds?: (Array<string> | null); includesHooks?: boolean; isActive?: boolean } }, { id: string; workspaceId: string; name: string; url: string; events: Array<string>; channelIds: (Array<string> | null); includesHooks: boolean; status: "ACTIVE" | "PAUSED" | "DISABLED"; maker: Person; isMakerAllowed: boolean; failingSince: (string | null); formerSecretUntil: (string | null); createdAt: string }>;
    /** Delete a webhook with its log. Scope: webhooks:write. */
    deleteWebhook: Call<{ params: { webhookId: string } }, void>;
    /** Give a webhook a new secret; the former one signs along for a day. Scope: webhooks:write. */
    rotateWebhookSecret: Call<{ params: { webhookId: string } }, { webhook: { id: string; workspaceId: string; name: string; url: string; events: Array<string>; channelIds: (Array<string> | null); includesHooks: boolean; status: "ACTIVE" | "PAUSED" | "DISABLED"; maker: Person; isMakerAllowed: boolean; failingSince: (string | null); formerSecretUntil: (string | null); createdAt: string }; secret: string }>;
    /** Send a test to a webhook. Scope: webhooks:write. */
    testWebhook: Call<{ params: { webhookId: string } }, { id: string; webhookId: string; event: string; occurredAt: string; status: "WAITING" | "SENDING" | "DELIVERED" | "FAILED" | "DROPPED"; attempts: number; dueAt: (string | null); responseStatus: (number | null); durationMs: (number | null); reason: ("status" | "timeout" | "refused" | "unreachable" | "redirect" | "answer" | "secret" | "deleted" | "unreadable" | "maker" | "disabled" | "loop" | null); endedAt: (string | null) }>;
    /** List what was sent to a webhook, the latest first. Scope: webhooks:read. */
    listWebhookDeliveries: Call<{ params: { webhookId: string }; query?: { cursor?: string; limit?: number; status?: "DELIVERED" | "FAILED" | "DROPPED" | "WAITING" } }, { items: Array<{ id: string; webhookId: string; event: string; occurredAt: string; status: "WAITING" | "SENDING" | "DELIVERED" | "FAILED" | "DROPPED"; attempts: number; dueAt: (string | null); responseStatus: (number | null); durationMs: (number | null); reason: ("status" | "timeout" | "refused" | "unreachable" | "redirect" | "answer" | "secret" | "deleted" | "unreadable" | "maker" | "disabled" | "loop" | null); endedAt: (string | null) }>; nextCursor: (string | null) }>;
    /** Read a delivery with its body. Scope: webhooks:read messages:read tasks:read documents:read channels:read members:read calls:read. */
    getWebhookDelivery: Call<{ params: { deliveryId: string } }, { id: string; webhookId: string; event: string; occurredAt: string; status: "WAITING" | "SENDING" | "DELIVERED" | "FAILED" | "DROPPED"; attempts: number; dueAt: (string | null); responseStatus: (number | null); durationMs: (number | null); reason: ("status" | "timeout" | "refused" | "unreachable" | "redirect" | "answer" | "secret" | "deleted" | "unreadable" | "maker" | "disabled" | "loop" | null); endedAt: (string | null); body: (string | null); responseHead: (string | null) }>;
    /** Send a delivery again. Scope: webhooks:write. */
    redeliver: Call<{ params: { deliveryId: string } }, { id: string; webhookId: string; event: string; occurredAt: string; status: "WAITING" | "SENDING" | "DELIVERED" | "FAILED" | "DROPPED"; attempts: number; dueAt: (string | null); responseStatus: (number | null); durationMs: (number | null); reason: ("status" | "timeout" | "refused" | "unreachable" | "redirect" | "answer" | "secret" | "deleted" | "unreadable" | "maker" | "disabled" | "loop" | null); endedAt: (string | null) }>;
    /** List the incoming webhooks of a channel. Scope: webhooks:read. */
    listIncomingHooks: Call<{ params: { channelId: string } }, { items: Array<{ id: string; channelId: string; name: string; maker: Person; isMakerAllowed: boolean; tokenEnd: string; mayMention: boolean; lastUsedAt: (string | null); createdAt: string }> }>;
    /** Create an address that posts into a channel. Scope: webhooks:write messages:write. */
    createIncomingHook: Call<{ params: { channelId: string }; body: { name: string; mayMention?: boolean } }, { hook: { id: string; channelId: string; name: string; maker: Person; isMakerAllowed: boolean; tokenEnd: string; mayMention: boolean; lastUsedAt: (string | null); createdAt: string }; url: string }>;
    /** List the incoming webhooks of a workspace, in the channels that I see. Scope: webhooks:read. */
    listWorkspaceIncomingHooks: Call<{ params: { workspaceId: string } }, { items: Array<{ id: string; channelId: string; name: string; maker: Person; isMakerAllowed: boolean; tokenEnd: string; mayMention: boolean; lastUsedAt: (string | null); createdAt: string }> }>;
    /** Rename an incoming webhook, or let it mention people. Scope: webhooks:write. */
    updateIncomingHook: Call<{ params: { hookId: string }; body?: { name?: string; mayMention?: boolean } }, { id: string; channelId: string; name: string; maker: Person; isMakerAllowed: boolean; tokenEnd: string; mayMention: boolean; lastUsedAt: (string | null); createdAt: string }>;
    /** Delete an incoming webhook; its messages stay. Scope: webhooks:write. */
    deleteIncomingHook: Call<{ params: { hookId: string } }, void>;
    /** Give an incoming webhook a new address; the former one ends at once. Scope: webhooks:write messages:write. */
    rotateIncomingHook: Call<{ params: { hookId: string } }, { hook: { id: string; channelId: string; name: string; maker: Person; isMakerAllowed: boolean; tokenEnd: string; mayMention: boolean; lastUsedAt: (string | null); createdAt: string }; url: string }>;
  };
  workspaces: {
    /** List my workspaces. Scope: workspaces:read. */
    listWorkspaces: Call<{ query?: { cursor?: string; limit?: number } }, { items: Array<Workspace>; nextCursor: (string | null) }>;
    /** Create a workspace with a first channel. Scope: workspaces:write. */
    createWorkspace: Call<{ body: { name: string; slug?: string } }, Workspace>;
    /** Get a workspace. Scope: workspaces:read. */
    getWorkspace: Call<{ params: { workspaceId: string } }, Workspace>;
    /** Rename a workspace. Scope: workspaces:write. */
    updateWorkspace: Call<{ params: { workspaceId: string }; body: { name: string } }, Workspace>;
    /** Delete a workspace with all that is in it. Scope: workspaces:write. */
    deleteWorkspace: Call<{ params: { workspaceId: string } }, void>;
    /** Get a workspace's settings. Scope: settings:read. */
    getWorkspaceSettings: Call<{ params: { workspaceId: string } }, { membersInvite: boolean; membersUseSso: boolean; workspaceTimeZone: string }>;
    /** Change a workspace's settings. Scope: settings:write. */
    updateWorkspaceSettings: Call<{ params: { workspaceId: string }; body?: { membersInvite?: boolean; membersUseSso?: boolean; workspaceTimeZone?: string } }, { membersInvite: boolean; membersUseSso: boolean; workspaceTimeZone: string }>;
    /** List a workspace's members. Scope: members:read. */
    listMembers: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; search?: string; role?: "OWNER" | "ADMIN" | "MEMBER" | "GUEST" } }, { items: Array<Member>; nextCursor: (string | null) }>;
    /** List a workspace's members with their addresses, for who manages them. Scope: members:read. */
    listMemberDetails: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number; search?: string; role?: "OWNER" | "ADMIN" | "MEMBER" | "GUEST" } }, { items: Array<{ id: string; name: string; image: (string | null); role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST"; joinedAt: string; email: string; lastSeenAt: (string | null) }>; nextCursor: (string | null) }>;
    /** Change a member's role. Scope: members:write. */
    updateMember: Call<{ params: { workspaceId: string; userId: string }; body: { role: "OWNER" | "ADMIN" | "MEMBER" | "GUEST" } }, Member>;
    /** Remove a member, or leave. Scope: members:write. */
    removeMember: Call<{ params: { workspaceId: string; userId: string } }, void>;
    /** List open invites. Scope: invites:read. */
    listInvites: Call<{ params: { workspaceId: string }; query?: { cursor?: string; limit?: number } }, { items: Array<Invite>; nextCursor: (string | null) }>;
    /** Create an invite by link or by mail. Scope: members:write. */
    createInvite: Call<{ params: { workspaceId: string }; body?: { role?: "ADMIN" | "MEMBER" | "GUEST"; expiresInHours?: number; maxUses?: (number | null); email?: string } }, CreatedInvite>;
    /** Get my open invite link for members, made where there is none. Scope: members:write. */
    openInviteLink: Call<{ params: { workspaceId: string } }, CreatedInvite>;
    /** Revoke an invite. Scope: members:write. */
    revokeInvite: Call<{ params: { workspaceId: string; inviteId: string } }, void>;
    /** Preview an invite link. Scope: public. */
    previewInvite: Call<{ params: { token: string } }, InvitePreview>;
    /** Join a workspace by an invite link. Scope: members:write. */
    acceptInvite: Call<{ params: { token: string } }, Workspace>;
    /** Whether a workspace requires two-factor sign-in. Scope: workspaces:read. */
    getWorkspaceRequirement: Call<{ params: { workspaceId: string } }, { from: (string | null); without: number }>;
    /** Require two-factor sign-in of a workspace’s members, or no more. Scope: account:security. */
    requireInWorkspace: Call<{ params: { workspaceId: string }; body: { graceDays: (number | null) } }, { from: (string | null); without: number }>;
  };
}

export interface Events {
  "typing.started": { channelId: string; threadId: (string | null); userId: string; name: string };
  "presence.changed": { people: Array<{ userId: string; presence: "online" | "away" | "dnd" | "offline" }> };
  "position.moved": { position: string };
  "token.renewed": { token: string };
  "server.resynchronized": {};
  "session.ended": {};
  "workspace.updated": { workspaceId: string };
  "workspace.deleted": { workspaceId: string };
  "member.changed": { workspaceId: string; userId: string };
  "channel.created": unknown;
  "channel.updated": unknown;
  "channel.deleted": { id: string; workspaceId: (string | null) };
  "channel.read": { channelId: string; readSeq: number };
  "channel.unread": { channelId: string; threadId: (string | null); readSeq: number };
  "access.changed": { workspaceId: (string | null); channels?: { gained: Array<unknown>; changed: Array<unknown>; lost: Array<string> } };
  "conversation.changed": { channelId: string };
  "receipt.changed": { userId: string; deliveredSeq: number; readSeq: number; channelId: string };
  "person.updated": { id: string; name: string; image: (string | null); status: ({ emoji: string; text: string; expires: (string | null) } | null) };
  "settings.changed": ({ scope: "person"; settings: { presence: "AUTO" | "DO_NOT_DISTURB" | "INVISIBLE"; quietHours: ({ from: number; to: number } | null); timeZone: string; status: ({ emoji: string; text: string; expires: (string | null) } | null); deviceTimeZone: boolean; sharesReceipts: boolean; sounds: boolean; callsRing: boolean; reactionsInInbox: boolean; digest: "HOURLY" | "DAILY" | "NEVER" } } | { scope: "workspace"; workspaceId: string; settings: { membersInvite: boolean; membersUseSso: boolean; workspaceTimeZone: string } } | { scope: "instance"; settings: { workspaceCreation: "EVERYONE" | "ADMINS"; everyoneUsesSso: boolean } });
  "block.changed": { userId: string };
  "message.created": unknown;
  "message.updated": unknown;
  "message.deleted": unknown;
  "message.patched": { id: string; channelId: string; poll?: ({ question: string; isMultiple: boolean; isAnonymous: boolean; canAddOptions: boolean; closesAt: (string | null); closedAt: (string | null); voterCount: number; options: Array<{ id: string; text: string; voteCount: number; userIds: Array<string> }> } | null); thread?: ({ replyCount: number; lastReplyAt: (string | null); participants: Array<unknown> } | null) };
  "thread.changed": { threadId: string; channelId: string; isFollowing: boolean; readSeq: number };
  "version.changed": unknown;
  "comment.changed": { id: string; documentId: string; channelId: string; quote: string; createdBy: (unknown | null); createdAt: string; excerpt: string; replyCount: number; lastReplyAt: (string | null); resolvedAt: (string | null); resolvedBy: (unknown | null); suggestion: ({ original: string; replacement: string; isAccepted: boolean } | null); isAi: boolean };
  "comment.deleted": { id: string; documentId: string; channelId: string };
  "document.changed": { channelId: string };
  "document.seen": { channelId: string };
  "files.changed": { channelId: string };
  "poll.voted": { messageId: string; optionIds: Array<string> };
  "reaction.changed": { messageId: string; channelId: string; emoji: string; userId: string; isAdded: boolean };
  "draft.saved": { channelId: string; threadId: (string | null); workspaceId: (string | null); body: string; revision: number; updatedAt: string };
  "draft.deleted": { channelId: string; threadId: (string | null); revision: number };
  "scheduled.changed": {};
  "reminders.changed": {};
  "saved.changed": { object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string }; channelId: string; isSaved: boolean };
  "inbox.changed": { itemIds: Array<string>; isNew: boolean; unread: Record<string, number>; channels: Array<{ id: string; mentionCount: number }>; counted: { xid: string; snapshot: string } };
  "notifications.changed": { level: ("ALL" | "MENTIONS" | "NONE" | null); isMuted: boolean; channelId: string };
  "emoji.changed": { workspaceId: string };
  "stickers.changed": { workspaceId: string };
  "job.changed": { id: string; name: string; label: string; state: "WAITING" | "RUNNING" | "DONE" | "FAILED" | "CANCELLED"; done: number; total: (number | null); error: (string | null); result: ({ channelId: (string | null); fileId: (string | null); notes: Array<string> } | null); workspaceId: (string | null); startedBy: ({ id: string; name: string } | null); createdAt: string; startedAt: (string | null); finishedAt: (string | null) };
  "label.changed": { id: string; channelId: string; name: string; color: "gray" | "red" | "orange" | "yellow" | "green" | "teal" | "blue" | "purple" | "pink" };
  "label.deleted": { id: string; channelId: string };
  "columns.changed": { channelId: string; columns: Array<unknown>; deletedIds: Array<string> };
  "tasks.changed": { channelId: string; tasks: Array<unknown>; deletedIds: Array<string> };
  "tasks.repositioned": { channelId: string };
  "call.changed": { call: { id: string; channelId: string; engine: "MESH" | "JANUS" | "TWILIO"; status: "RINGING" | "ACTIVE" | "ENDED"; revision: number; isVideo: boolean; startedBy: (unknown | null); createdAt: string; ringUntil: (string | null); answeredAt: (string | null); endedAt: (string | null); endReason: ("HUNG_UP" | "DECLINED" | "CANCELED" | "NO_ANSWER" | null); participants: Array<{ id: string; person: unknown; deviceName: string; joinedAt: string; canSpeak: boolean; isMuted: boolean; isDeafened: boolean; isInterrupted: boolean; cameraStream: (string | null); screenStream: (string | null); handRaisedAt: (string | null) }>; invites: Array<{ userId: string; status: "RINGING" | "ACCEPTED" | "DECLINED" | "MISSED"; isQuiet: boolean }>; peopleCount: number; stateAt: string } };
  "call.signaled": { callId: string; from: string; signal: string };
  "call.spoke": { callId: string; participantId: string; isSpeaking: boolean };
  "call.reacted": { callId: string; participantId: string; emoji: string };
  "aiRun.grew": { runId: string; sessionId: (string | null); answerId: (string | null); attempt: number; seq: number; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number; meta?: unknown } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string }; meta?: unknown })> };
  "aiRun.ended": { runId: string; sessionId: (string | null); answerId: (string | null); status: "QUEUED" | "RUNNING" | "DONE" | "STOPPED" | "FAILED" };
  "aiSession.updated": { session: { id: string; workspaceId: string; owner: unknown; folderId: (string | null); title: string; modelId: (string | null); visibility: "PRIVATE" | "WORKSPACE"; leafId: (string | null); sharedLeafId: (string | null); archivedAt: (string | null); isAsk: boolean; usesWorkspace: boolean; lastMessageAt: string; createdAt: string; revision: number }; instructions?: string };
  "aiSession.joined": { sessionId: string };
  "aiSession.sharingChanged": { workspaceId: string };
  "aiSession.deleted": { workspaceId: string; sessionId: string };
  "aiMessages.created": { sessionId: string; messages: Array<{ id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string }> };
  "aiMessage.ended": { id: string; parentId: (string | null); role: "USER" | "ASSISTANT"; sessionId: string; parts: Array<({ type: "text"; text: string } | { type: "reasoning"; text: string; ms?: number } | { type: "tool"; callId: string; name: string; state: "calling" | "running" | "asked" | "done" | "failed" | "stopped" | "denied"; input: unknown; output?: unknown; request?: { id: string; place: string; expiresAt: string } } | { type: "file"; fileId: string; name: string; mediaType: string } | { type: "object"; object: { type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string } })>; modelId: (string | null); modelName: (string | null); finish: ("DONE" | "LENGTH" | "STOPPED" | "FAILED" | "REFUSED" | null); error: ({ code: string; message: string } | null); notes?: Array<string>; sources?: Array<{ number: number; type: "channel" | "person" | "document" | "task" | "file" | "message"; id: string; block?: string }>; runId: (string | null); createdAt: string };
  "aiFolder.changed": { id: string; workspaceId: string; name: string };
  "aiFolder.deleted": { id: string; workspaceId: string };
  "aiFile.read": { id: string; name: string; type: string; size: number; isPicture: boolean; status: "READING" | "READY" | "FAILED"; problem: (string | null); notes: Array<string>; tokens: number };
  "aiImage.updated": { id: string; workspaceId: string; runId: (string | null); prompt: string; modelId: (string | null); modelName: string; size: string; quality: (string | null); style: ("photo" | "drawing" | "watercolour" | "comic" | "flat" | "model3d" | "pixels" | null); count: number; isVariation: boolean; sourceFileId: (string | null); progress: number; preview: ({ position: number; url: string } | null); finish: ("DONE" | "STOPPED" | "FAILED" | null); error: ({ code: string; message: string } | null); pictures: Array<{ id: string; name: string; type: string; size: number; width: (number | null); height: (number | null); isAnimated: boolean; durationMs: (number | null); waveform: (Array<number> | null); alt: string; hasThumbnail: boolean }>; createdAt: string };
  "aiImage.progressed": { id: string; workspaceId: string; progress: number; preview: ({ position: number; url: string } | null) };
  "aiImage.deleted": { id: string; workspaceId: string };
  "aiPrompts.changed": { workspaceId: string };
}
