// Imported first: lib/log.ts reads it when it is loaded.
process.env.GUILDHALL_ROLE ??= "realtime";
