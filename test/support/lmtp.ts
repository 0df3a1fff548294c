import { once } from "node:events";
import { connect, createServer, type AddressInfo } from "node:net";
import { createInterface } from "node:readline";

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

/** Hands one mail on as a mail server does (LMTP). @returns the first answer that is no yes, else the last */
export async function handOver(port: number, { from, to, raw }: { from: string; to: string; raw: string }): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value = "", done } = await lines.next();
      if (done || /^\d{3} /.test(value)) return value.slice(0, 3);
    }
  };
  const say = async (line: string): Promise<string> => {
    socket.write(`${line}\r\n`);
    return answer();
  };
  let last = await answer();
  for (const line of ["LHLO localhost", `MAIL FROM:<${from}>`, `RCPT TO:<${to}>`, "DATA", `${raw.replaceAll(/^\./gm, "..")}\r\n.`]) {
    last = await say(line);
    if (!/^[23]/.test(last)) break;
  }
  socket.end("QUIT\r\n");
  return last;
}
