import { expect, it } from "vitest";
import { offersMedia } from "./signals";

const HEAD = "v=0\r\no=- 1 2 IN IP4 127.0.0.1\r\ns=-\r\nt=0 0\r\n";
const section = (kind: string, direction: string, port = 9) =>
  `m=${kind} ${port} UDP/TLS/RTP/SAVPF 111\r\nc=IN IP4 0.0.0.0\r\n${direction && `a=${direction}\r\n`}a=mid:0\r\n`;
const offer = (...sections: string[]) =>
  JSON.stringify({ description: { type: "offer", sdp: HEAD + sections.join("") } });

it.each([
  [offer(section("audio", "recvonly"), section("video", "inactive")), false],
  [offer(section("audio", "recvonly"), section("video", "sendonly")), true],
  [offer(section("audio", "sendrecv")), true],
  // Both ways, where nothing is said.
  [offer(section("audio", "")), true],
  [offer(section("audio", "", 0), section("video", "recvonly")), false],
  [offer("m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n"), false],
  [
    JSON.stringify({ candidate: { candidate: "candidate:1 1 udp 1 10.0.0.1 9 typ host", sdpMid: "0" } }),
    false,
  ],
  [JSON.stringify({ description: null }), false],
  [offer(section("audio", "sendrecv")).replaceAll("m=audio", "\\u006d=audio"), true],
  [JSON.stringify([[[[[[HEAD + section("audio", "sendrecv")]]]]]]), true],
  ["{", true],
])("%s sends media: %s", (signal, sends) => expect(offersMedia(signal)).toBe(sends));
