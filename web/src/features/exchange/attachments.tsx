// Files of a listing or a deal: to take home, to add, to take away.
import { App, Button } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import {
  type AttachedTo,
  attachment_address,
  type Schemas,
  useAttach,
  useAttachments,
  useDropAttachment,
} from "@/api";
import { DataTable } from "@/ui/data_table";
import { useFormat } from "@/ui/language";
import { Section } from "@/ui/page";
import { Empty, Loaded } from "@/ui/states";
import { useRefusal } from "./refusal";

type File = Schemas["Attachment"];
const KILOBYTE = 1024;

function AddFile({ to }: { to: AttachedTo }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const input = useRef<HTMLInputElement>(null);
  const attach = useAttach(to);
  const refused = useRefusal();
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label={t("exchange.add_file")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (!file) return;
          attach.mutate(file, {
            onSuccess: () => void message.success(t("exchange.file_added")),
            onError: refused,
          });
        }}
      />
      <Button loading={attach.isPending} onClick={() => input.current?.click()}>
        {t("exchange.add_file")}
      </Button>
    </>
  );
}

function useDrop() {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const drop = useDropAttachment();
  const refused = useRefusal();
  return ({ id, name }: File) =>
    modal.confirm({
      title: t("exchange.drop_asked", { title: name }),
      okText: t("exchange.drop"),
      cancelText: t("exchange.keep_entry"),
      onOk: () => drop.mutateAsync(id).then(() => void message.success(t("exchange.dropped")), refused),
    });
}

function Files({ rows }: { rows: File[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const drop = useDrop();
  return (
    <DataTable<File>
      label={t("exchange.files")}
      rowKey="id"
      dataSource={rows}
      page_size={10}
      columns={[
        {
          title: t("exchange.file"),
          className: "wrapping",
          render: (_, row) => (
            <a href={attachment_address(row.id)} download={row.name}>
              {row.name}
            </a>
          ),
        },
        {
          title: t("exchange.file_size"),
          align: "right",
          render: (_, row) => `${format.exact(Math.ceil(row.bytes / KILOBYTE))} KB`,
        },
        { title: t("exchange.actor"), dataIndex: "actor" },
        { title: t("exchange.at"), render: (_, row) => format.moment(row.at) },
        {
          title: t("exchange.acts"),
          render: (_, row) =>
            row.mine ? (
              <Button
                size="small"
                aria-label={t("exchange.drop_one", { title: row.name })}
                onClick={() => drop(row)}
              >
                {t("exchange.drop")}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

export function Attachments({ to, mine, note }: { to: AttachedTo; mine: boolean; note: string }) {
  const { t } = useTranslation();
  const files = useAttachments(to);
  return (
    <Section title={t("exchange.files")} note={note} actions={mine ? <AddFile to={to} /> : null}>
      <Loaded query={files}>
        {({ items }) => (items.length ? <Files rows={items} /> : <Empty>{t("exchange.no_file")}</Empty>)}
      </Loaded>
    </Section>
  );
}
