import { parseDate } from "@internationalized/date";
import CalendarDays from "lucide-react/icons/calendar-days";
import ChevronLeft from "lucide-react/icons/chevron-left";
import ChevronRight from "lucide-react/icons/chevron-right";
import { Button } from "react-aria-components/Button";
import { Calendar, CalendarCell, CalendarGrid, CalendarGridBody, CalendarGridHeader, CalendarHeaderCell } from "react-aria-components/Calendar";
import { DateInput, DatePicker as AriaDatePicker, DateSegment, Group, Label, Popover, Text } from "react-aria-components/DatePicker";
import { Dialog } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { m } from "@roundtable/shared/i18n/messages.js";
import { classNames } from "../lib/class-names.ts";
import styles from "./date-picker.module.css";
import { FieldError } from "./field-error.tsx";
import field from "./field.module.css";

export type DatePickerProps = {
  id?: string;
  label: string;
  hint?: string;
  error?: string;
  /** A plain date such as `2026-11-23`, or null while none is chosen. */
  value: string | null;
  onChange: (value: string | null) => void;
  min?: string;
  max?: string;
};

/** The date picker itself; use `DateField`, which loads it when it is needed. */
export function DatePicker({ id, label, hint, error, value, onChange, min, max }: DatePickerProps) {
  return (
    <AriaDatePicker
      id={id}
      className={field.field}
      value={value === null ? null : parseDate(value)}
      onChange={(date) => onChange(date?.toString() ?? null)}
      minValue={min === undefined ? null : parseDate(min)}
      maxValue={max === undefined ? null : parseDate(max)}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      shouldForceLeadingZeros
    >
      <Label className={field.label}>{label}</Label>
      {hint === undefined ? null : (
        <Text slot="description" className={field.hint}>
          {hint}
        </Text>
      )}
      {error === undefined ? null : (
        <Text slot="errorMessage">
          <FieldError>{error}</FieldError>
        </Text>
      )}
      <Group className={classNames(styles.box, error !== undefined && styles.invalid)}>
        <DateInput className={styles.segments}>{(segment) => <DateSegment segment={segment} className={styles.segment} />}</DateInput>
        <Button className={styles.open} aria-label={m.ui_date_open()}>
          <CalendarDays />
        </Button>
      </Group>
      <Popover className={styles.popover} placement="bottom start">
        <Dialog className={styles.dialog}>
          <Calendar className={styles.calendar}>
            <header className={styles.head}>
              <Button slot="previous" className={styles.turn} aria-label={m.ui_date_month_before()}>
                <ChevronLeft />
              </Button>
              <Heading className={styles.month} />
              <Button slot="next" className={styles.turn} aria-label={m.ui_date_month_after()}>
                <ChevronRight />
              </Button>
            </header>
            <CalendarGrid>
              <CalendarGridHeader>{(name) => <CalendarHeaderCell className={styles.weekday}>{name}</CalendarHeaderCell>}</CalendarGridHeader>
              <CalendarGridBody>{(date) => <CalendarCell date={date} className={styles.day} />}</CalendarGridBody>
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </AriaDatePicker>
  );
}
