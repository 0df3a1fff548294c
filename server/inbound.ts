/** Where answers of calendar programs arrive: a mail server on this machine hands them on to this port. */
export type InboundSettings = {
  /** The domain of the addresses, answer+<secret>@<domain>. */
  domain: string;
  /** Where the hub listens, on the loopback only. */
  port: number;
};
