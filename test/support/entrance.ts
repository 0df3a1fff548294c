import type { Answered, TestHub } from "./hub.ts";

/** What any act of signing in answers, one shape for all: `__typename` says which of it is there. */
export type Entered = {
  __typename: string;
  id: string;
  next: string;
  ways: string[];
  message: string;
  triesLeft: number;
  alreadyUsed: boolean;
  retryAfterSeconds: number | null;
  reason: string;
  recoveryCodes: string[];
  secret: string;
  uri: string;
  options: string;
  kind: string;
  name: string | null;
  agency: string | null;
  email: string | null;
  issues: { path: string[] }[];
};

const shown = {
  SignInStep: "next ways",
  Viewer: "id",
  SignInRefused: "message retryAfterSeconds",
  CodeRefused: "triesLeft alreadyUsed retryAfterSeconds",
  PasskeyRefused: "message retryAfterSeconds",
  LinkRefused: "message",
  PasswordRefused: "reason",
  LastWay: "message",
  InvalidInput: "issues { path }",
  Enrolled: "recoveryCodes",
  RecoveryCodes: "recoveryCodes",
  PasskeyOptions: "options",
  OpenedLink: "kind name agency email",
};

/** Acts of signing in, with the kinds of answer each may have. */
const acts = {
  signIn: ["SignInStep", "SignInRefused", "InvalidInput"],
  confirmCode: ["Viewer", "CodeRefused", "InvalidInput"],
  confirmRecoveryCode: ["Viewer", "CodeRefused", "InvalidInput"],
  beginPasskey: ["PasskeyOptions", "PasskeyRefused"],
  finishPasskeySignIn: ["Viewer", "PasskeyRefused"],
  enrolTotp: [],
  confirmTotp: ["Enrolled", "CodeRefused", "InvalidInput"],
  enrolPasskey: ["Enrolled", "PasskeyRefused", "InvalidInput"],
  renewRecoveryCodes: [],
  removeFactor: ["Viewer", "LastWay"],
  changePassword: ["Viewer", "SignInRefused", "PasswordRefused", "InvalidInput"],
  stepUpWithCode: ["Viewer", "CodeRefused", "InvalidInput"],
  stepUpWithPasskey: ["Viewer", "PasskeyRefused"],
  openLink: ["OpenedLink", "LinkRefused", "InvalidInput"],
  acceptInvitation: ["SignInStep", "LinkRefused", "PasswordRefused", "InvalidInput"],
  resetPassword: ["SignInStep", "LinkRefused", "PasswordRefused", "InvalidInput"],
  claimHub: ["SignInStep", "LinkRefused", "PasswordRefused", "InvalidInput"],
} as const satisfies Record<string, readonly (keyof typeof shown)[]>;
export type Act = keyof typeof acts;

const withoutInput: Partial<Record<Act, string>> = { enrolTotp: "__typename secret uri", renewRecoveryCodes: "__typename recoveryCodes" };
/** Two mutations of the second step take the same input. */
const inputOf = (act: Act) =>
  act === "confirmCode" ? "CodeInput" : act === "confirmRecoveryCode" ? "RecoveryCodeInput" : act === "openLink" ? "LinkInput" : undefined;

function documentOf(act: Act): string {
  const bare = withoutInput[act];
  if (bare) return `mutation { ${act} { ${bare} } }`;
  const type = inputOf(act) ?? `${act[0]?.toUpperCase()}${act.slice(1)}Input`;
  return `mutation ($input: ${type}!) { ${act}(input: $input) { __typename ${acts[act].map((kind) => `... on ${kind} { ${shown[kind]} }`).join(" ")} } }`;
}

export type Entrance = ReturnType<typeof openEntrance>;

/** A browser without pages: it keeps the cookie and sends it back. */
export function openEntrance(
  hub: Pick<TestHub, "request">,
  { token = null, headers = {}, cookie: cookieName = "roundtable" }: { token?: string | null; headers?: Record<string, string>; cookie?: string } = {},
) {
  let held = token;
  const cookies: string[] = [];

  async function ask<Data>(query: string, variables: Record<string, unknown> = {}): Promise<Answered<Data>> {
    const response = await hub.request("/graphql", {
      method: "POST",
      headers: { "content-type": "application/json", "x-roundtable": "1", ...(held === null ? {} : { cookie: `${cookieName}=${held}` }), ...headers },
      body: JSON.stringify({ query, variables }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      cookies.push(cookie);
      held = /^(?:__Host-)?roundtable=([^;]*)/.exec(cookie)?.[1] || null;
    }
    return (await response.json()) as Answered<Data>;
  }

  /** @returns what was answered, or the error code under `__typename` */
  async function act(name: Act, input: object = {}): Promise<Entered> {
    const { data, errors } = await ask<Record<string, Entered>>(documentOf(name), name in withoutInput ? {} : { input });
    return data?.[name] ?? ({ __typename: errors?.[0]?.extensions.code ?? "nothing" } as Entered);
  }

  return {
    ask,
    act,
    /** The cookie as it is now. */
    token: () => held,
    /** Every Set-Cookie there was. */
    cookies,
    /** Whether somebody is signed in. */
    isIn: async () => (await ask<{ viewer: object | null }>("{ viewer { id } }")).data?.viewer !== null,
  };
}
