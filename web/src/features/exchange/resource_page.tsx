// One base or piece of equipment: when it is free, who has it, and to book it.
import { App, Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { Trans, useTranslation } from "react-i18next";
import { useParams } from "react-router";
import {
  type Schemas,
  take_bookings,
  useBook,
  useCancelBooking,
  useChangeResource,
  useResource,
} from "@/api";
import { DataTable } from "@/ui/data_table";
import { DateField } from "@/ui/date_field";
import { Fact, FactList, Field } from "@/ui/form";
import { useFormat } from "@/ui/language";
import { Missing } from "@/ui/marks";
import { PageHead, Section } from "@/ui/page";
import { paths } from "@/ui/paths";
import { Empty, Loaded, Problem } from "@/ui/states";
import { TakeHome } from "@/ui/take_home";
import { useUrlFilters } from "@/ui/url_state";
import { Availability } from "./availability";
import { PartyChoice } from "./choices";
import { day_after, day_before } from "./days";
import { PartyLink } from "./marks";
import { type Party, party_fields } from "./party";
import { useRefusal } from "./refusal";
import { ResourceForm } from "./resource_form";
import "./exchange.css";

type Booking = Schemas["Booking"];
type Row = Schemas["ResourceRow"];

interface BookingDraft {
  from: string;
  last: string;
  units: number | null;
  purpose: string;
  party: Party | null;
}

const DEFAULTS = { from: "" };
const EMPTY: BookingDraft = { from: "", last: "", units: 1, purpose: "", party: null };

function BookForm({ resource, done }: { resource: Row; done: (from: string) => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [draft, set_draft] = useState(EMPTY);
  const book = useBook(resource.id);
  // What was refused is no longer what stands in the form.
  const change = (changes: Partial<BookingDraft>) => {
    if (book.isError) book.reset();
    set_draft((now) => ({ ...now, ...changes }));
  };
  const send = () =>
    book.mutate(
      {
        from: draft.from,
        until: day_after(draft.last),
        units: draft.units,
        purpose: draft.purpose.trim() || null,
        ...party_fields(draft.party),
      },
      {
        onSuccess: () => {
          message.success(t("exchange.booked"));
          done(draft.from);
          set_draft(EMPTY);
        },
      },
    );
  return (
    <form
      className="listing-form"
      aria-label={t("exchange.book")}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className="field-row">
        <Field label={t("exchange.from")}>
          <DateField value={draft.from} label={t("exchange.from")} on_change={(from) => change({ from })} />
        </Field>
        <Field label={t("exchange.last_day")}>
          <DateField
            value={draft.last}
            label={t("exchange.last_day")}
            on_change={(last) => change({ last })}
          />
        </Field>
        <Field label={t("exchange.book_units")}>
          <InputNumber
            min={1}
            max={resource.units}
            precision={0}
            value={draft.units}
            aria-label={t("exchange.book_units")}
            onChange={(units) => change({ units })}
          />
        </Field>
      </div>
      <Field label={t("exchange.party")}>
        <PartyChoice
          value={draft.party}
          label={t("exchange.party")}
          onChange={(party) => change({ party })}
        />
      </Field>
      <Field label={t("exchange.purpose")}>
        <Input
          value={draft.purpose}
          maxLength={200}
          aria-label={t("exchange.purpose")}
          onChange={(event) => change({ purpose: event.target.value })}
        />
      </Field>
      {book.error ? <Problem error={book.error} /> : null}
      <Button
        type="primary"
        htmlType="submit"
        loading={book.isPending}
        disabled={!draft.from || !draft.last || !draft.party || !draft.units}
      >
        {t("exchange.book")}
      </Button>
    </form>
  );
}

function Bookings({ id, rows }: { id: string; rows: Booking[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message, modal } = App.useApp();
  const cancel = useCancelBooking(id);
  const refused = useRefusal();
  const ask = (seq: number) =>
    modal.confirm({
      title: t("exchange.cancel_asked"),
      okText: t("exchange.cancel_booking"),
      cancelText: t("exchange.keep_booking"),
      onOk: () => cancel.mutateAsync(seq).then(() => void message.success(t("exchange.cancelled")), refused),
    });
  if (!rows.length) return <Empty>{t("exchange.no_booking")}</Empty>;
  return (
    <DataTable<Booking>
      label={t("exchange.bookings")}
      rowKey="seq"
      dataSource={rows}
      columns={[
        { title: t("exchange.from"), render: (_, row) => format.day(row.from) },
        { title: t("exchange.last_day"), render: (_, row) => format.day(day_before(row.until)) },
        { title: t("exchange.book_units"), dataIndex: "units", align: "right" },
        {
          title: t("exchange.party"),
          className: "wrapping",
          render: (_, row) => <PartyLink party={row.party} />,
        },
        {
          title: t("exchange.purpose"),
          className: "wrapping",
          render: (_, row) => row.purpose || <Missing />,
        },
        {
          title: t("exchange.state"),
          render: (_, row) =>
            row.cancelled ? (
              <span className="quiet">{t("exchange.is_cancelled")}</span>
            ) : row.mine ? (
              <Button
                size="small"
                aria-label={t("exchange.cancel_of", { day: format.day(row.from) })}
                onClick={() => ask(row.seq)}
              >
                {t("exchange.cancel_booking")}
              </Button>
            ) : (
              t("exchange.stands")
            ),
        },
      ]}
    />
  );
}

function Change({ resource, done }: { resource: Row; done: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const change = useChangeResource(resource.id);
  const { name, kind, owner, region, platform, units, note } = resource;
  return (
    <Section title={t("exchange.change_resource")}>
      <ResourceForm
        start={{ name, kind, owner, region: region?.id ?? null, platform: platform || null, units, note }}
        busy={change.isPending}
        error={change.error}
        onSave={(request) =>
          change.mutate(request, {
            onSuccess: () => {
              message.success(t("exchange.saved"));
              done();
            },
          })
        }
      />
    </Section>
  );
}

function Body({
  data,
  from,
  show_from,
}: {
  data: Schemas["Resource"];
  from: string;
  show_from: (day: string) => void;
}) {
  const { t } = useTranslation();
  const { resource, bookings, days } = data;
  // What was booked is shown, also when it lies beyond the days on the screen.
  const is_shown = (day: string) => days.some((each) => each.from <= day && day < each.until);
  const [changing, set_changing] = useState(false);
  return (
    <>
      <PageHead
        title={resource.name}
        back={{ to: paths.resources, label: t("exchange.resources") }}
        sentence={
          <Trans
            t={t}
            i18nKey="exchange.resource_sentence"
            values={{ units: resource.units, free: resource.free_today }}
            components={{ b: <b /> }}
          />
        }
        actions={
          resource.mine ? (
            <Button aria-expanded={changing} onClick={() => set_changing(!changing)}>
              {t("exchange.change_resource")}
            </Button>
          ) : null
        }
      />
      {changing ? <Change resource={resource} done={() => set_changing(false)} /> : null}
      <Section title={t("exchange.availability")}>
        <FactList>
          <Fact label={t("exchange.resource_kind")}>{resource.kind}</Fact>
          <Fact label={t("exchange.resource_owner")}>
            <PartyLink party={resource.owner} />
          </Fact>
          <Fact label={t("exchange.place")}>{resource.region?.name ?? <Missing />}</Fact>
          {resource.note ? <Fact label={t("exchange.resource_note")}>{resource.note}</Fact> : null}
        </FactList>
        <div className="filters">
          <DateField value={from} label={t("exchange.show_from")} width={200} on_change={show_from} />
        </div>
        <Availability days={days} units={resource.units} />
      </Section>
      <Section id="book" title={t("exchange.book")}>
        <BookForm resource={resource} done={(day) => is_shown(day) || show_from(day)} />
      </Section>
      <Section title={t("exchange.bookings")}>
        <Bookings id={resource.id} rows={bookings} />
        <p>
          <TakeHome
            fetch={() => take_bookings(resource.id, from || undefined)}
            label={t("exchange.bookings")}
          />
        </p>
      </Section>
    </>
  );
}

export function ResourcePage() {
  const { id = "" } = useParams();
  const [filters, change] = useUrlFilters(DEFAULTS);
  const resource = useResource(id, filters.from || undefined);
  return (
    <div className="page exchange">
      <Loaded query={resource}>
        {(data) => (
          <Body
            key={data.resource.id}
            data={data}
            from={filters.from}
            show_from={(from) => change({ from })}
          />
        )}
      </Loaded>
    </div>
  );
}
