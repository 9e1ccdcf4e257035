/** Sent under the old names of rooms, after which their new ones are to be asked for. */
export const ROOMS_MOVED = "rooms.moved";
