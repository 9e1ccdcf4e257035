// A worker of AI runs and nothing else: as many runners as fifty answers at once need.
import "@/lib/composition/events";
import { createServer } from "node:http";
import { start } from "@/lib/composition/start";
import { startRunner } from "@/realtime/ai-runner";

const RUNNERS = 3;

start();
await Promise.all(Array.from({ length: RUNNERS }, () => startRunner()));
createServer((_, response) => response.end("ok")).listen(Number(process.env.PORT), "127.0.0.1");
