import { createReadStream, createWriteStream } from "node:fs";
import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { StringDecoder } from "node:string_decoder";
import { createGunzip, createGzip } from "node:zlib";
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from "age-encryption";

/** A backup that cannot be opened, or is not the one that was made; the message is a sentence for the operator. */
export class BadBackup extends Error {
  override name = "BadBackup";
}

/**
 * Makes a pair of keys for backups and writes the secret one into `file`, which must not exist. Who has only the public one
 * can make backups and open none.
 *
 * @returns the public key, age1…
 */
export async function makeBackupKey(file: string): Promise<string> {
  const secret = await generateX25519Identity();
  const shown = await identityToRecipient(secret);
  await writeFile(file, `# public key: ${shown}\n${secret}\n`, { mode: 0o600, flag: "wx" });
  return shown;
}

/** The secret key in a file that `makeBackupKey` or age-keygen wrote. @throws BadBackup when there is none */
export async function readBackupKey(file: string): Promise<string> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    throw new BadBackup(`The key in ${file} cannot be read.`, { cause: error });
  });
  const key = /^AGE-SECRET-KEY-1[0-9A-Z]{58}$/m.exec(text)?.[0];
  if (!key) throw new BadBackup(`${file} holds no secret backup key (AGE-SECRET-KEY-1…).`);
  return key;
}

/**
 * Writes `lines` compressed and encrypted into `file`: all of them, on the disk, or no file.
 *
 * The format is age's (age-encryption.org/v1), so that its own programs open it too, should this one ever not be at hand.
 */
export async function writeSealed(file: string, publicKey: string, lines: AsyncIterable<string>): Promise<void> {
  const part = `${file}.part`;
  try {
    const encrypter = new Encrypter();
    encrypter.addRecipient(publicKey);
    const compressed = Readable.from(inPieces(lines), { objectMode: false }).compose(createGzip());
    const sealed = await encrypter.encrypt(bytesOf(compressed));
    await pipeline(Readable.fromWeb(sealed as NodeStream<Uint8Array>), createWriteStream(part, { mode: 0o600, flags: "wx" }));
    const kept = await open(part, "r+");
    await kept.sync();
    await kept.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/**
 * The lines of a sealed file.
 *
 * @throws BadBackup when the key is another, or the file was changed or cut short; what came before that was the file's
 */
export async function* readSealed(file: string, secretKey: string): AsyncGenerator<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(secretKey);
  try {
    const opened = await decrypter.decrypt(bytesOf(createReadStream(file)));
    const plain = Readable.fromWeb(opened as NodeStream<Uint8Array>).compose(createGunzip());
    const decoder = new StringDecoder("utf8");
    let rest = "";
    for await (const piece of plain) {
      const lines = (rest + decoder.write(piece as Buffer)).split("\n");
      rest = lines.pop() ?? "";
      yield* lines;
    }
    if (rest !== "") throw new Error("the last line has no end");
  } catch (error) {
    throw new BadBackup(sentenceFor(file, error), { cause: error });
  }
}

function sentenceFor(file: string, error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "EACCES" || code === "EISDIR") return `${file} cannot be read.`;
  if (/no identity matched/.test(message)) return `${file} was made for another key than this one.`;
  return `${file} is no whole backup: it was changed or cut short.`;
}

/** Lines in pieces of some size: a piece each would cost more than the lines themselves. */
async function* inPieces(lines: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let waiting: string[] = [];
  let size = 0;
  for await (const line of lines) {
    waiting.push(line);
    size += line.length;
    if (size > 65_536) {
      yield Buffer.from(waiting.join(""));
      [waiting, size] = [[], 0];
    }
  }
  yield Buffer.from(waiting.join(""));
}

/** What age takes: the stream of the web, not of Node. */
function bytesOf(stream: Readable): ReadableStream<Uint8Array> {
  return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
}
