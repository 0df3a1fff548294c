import { m } from "@roundtable/shared/i18n/messages.js";
import { type MeetingPlace, meetingPlaces, titleLength } from "@roundtable/shared/meetings.ts";
import { RadioRows } from "#web/ui/radio-rows.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { issueWords } from "../roadmap/issue-words.ts";
import type { Issue } from "../roadmap/use-change.ts";
import { placeWord } from "./words.ts";

export type PlaceForm = { placeKind: MeetingPlace | null; place: string; link: string };

type PlaceFieldsProps = { value: PlaceForm; onChange: (some: Partial<PlaceForm>) => void; issues: readonly Issue[] };

/** Where one meets: a room by name, a link, or both. */
export function PlaceFields({ value: { placeKind, place, link }, onChange, issues }: PlaceFieldsProps) {
  const { placeKind: kindError, place: placeError, link: linkError } = placeErrors(issues);
  return (
    <>
      <RadioRows
        id="placeKind"
        label={m.meetings_field_place_kind()}
        {...(kindError !== undefined && { error: kindError })}
        value={placeKind}
        onChange={(next) => onChange({ placeKind: next })}
        options={meetingPlaces.map((value) => ({ value, label: placeWord(value) }))}
      />
      {placeKind === null || placeKind === "ONLINE" ? null : (
        <TextField
          id="place"
          label={m.meetings_field_place()}
          hint={m.meetings_field_place_hint()}
          {...(placeError !== undefined && { error: placeError })}
          value={place}
          onChange={(next) => onChange({ place: next })}
          maxLength={titleLength}
        />
      )}
      {placeKind === null || placeKind === "IN_PERSON" ? null : (
        <TextField
          id="link"
          label={m.meetings_field_link()}
          hint={m.meetings_field_link_hint()}
          {...(linkError !== undefined && { error: linkError })}
          value={link}
          onChange={(next) => onChange({ link: next })}
          spellCheck="false"
          maxLength={500}
        />
      )}
    </>
  );
}

/** What is wrong about the place, by field. */
export function placeErrors(issues: readonly Issue[]) {
  return {
    placeKind: issueWords(issues, "placeKind", m.meetings_field_place_kind_missing()),
    place: issueWords(issues, "place", m.meetings_field_place_wrong()),
    link: issueWords(issues, "link", m.meetings_field_link_wrong()),
  };
}

/** What the hub is sent: of a kind of place only what belongs to it. */
export function placeFrom({ placeKind, place, link }: PlaceForm) {
  const words = (typed: string) => (typed.trim() === "" ? null : typed.trim());
  return {
    // What is not chosen yet is left to the check, which names the field.
    placeKind: placeKind as MeetingPlace,
    place: placeKind === "ONLINE" ? null : words(place),
    link: placeKind === "IN_PERSON" ? null : words(link),
  };
}
