/** Whether an agreement holds at this moment: from its first instant, up to but without its last. */
export function isLive({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): boolean {
  return startsAt <= now && now < endsAt;
}
