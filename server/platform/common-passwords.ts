/** The passwords that most people choose, in lower case: some fifty thousand, from leaks. Loaded when somebody chooses one. */
export async function commonPasswords(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import("@zxcvbn-ts/language-common");
  known ??= new Set(dictionary["passwords-common"]);
  return known;
}

let known: ReadonlySet<string> | undefined;
