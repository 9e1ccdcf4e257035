/** `secret` is for us alone, `pin` for those in the call. */
export type JanusRoom = { room: number; secret: string; pin: string };

/** Makes a room unless it is there. Nobody gets in yet: whoever may is put on its list (`allowed`). */
export const newRoom = ({ room, secret, pin }: JanusRoom, adminKey: string | undefined) => ({
  request: "create",
  ...{ room, secret, pin, admin_key: adminKey, is_private: true, allowed: [] },
  // Who is put out then is no subscriber any more, either.
  require_pvtid: true,
  ...{ publishers: 100, bitrate: 2_000_000, bitrate_cap: true, audiocodec: "opus", opus_fec: true },
  // Every browser has it, and takes little for it.
  videocodec: "vp8",
});
