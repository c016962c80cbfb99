// A person's correction of one reading. Only what was changed is sent; the machine's reading stays.
import { Form, Input, InputNumber, Modal, Select, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { type Schemas, useDepartments } from "@/api";
import { corrected, type Item } from "./readings";

type Corrected = NonNullable<Schemas["ReviewRequest"]["corrected"]>;

const ROLES: Schemas["DutyRole"][] = ["lead", "joint", "support", "each"];
const INDICATORS: Schemas["Indicator"][] = [
  "institution_frame",
  "key_regions",
  "key_industries",
  "cultivated_enterprises",
  "major_projects",
  "platforms",
  "trained_people",
  "applied_universities",
  "leading_colleges",
  "leading_programs",
  "consortia",
  "communities",
  "practice_bases",
  "demonstration_bases",
];

// The fields of a reading that a person may correct, with their present values.
export function fields_of(item: Item): Corrected {
  if (item.kind === "clause") return corrected({ heading: item.reading.heading }, item.review);
  if (item.kind === "duty") {
    const { unit, role, departments } = item.reading;
    return corrected({ unit, role, departments: departments.map((one) => one.id) }, item.review);
  }
  const { subject, indicator, least, most, approximate, deadline_year, qualitative } = item.reading;
  return corrected({ subject, indicator, least, most, approximate, deadline_year, qualitative }, item.review);
}

// What differs from the machine's reading.
export function changes_of(read: Corrected, written: Corrected): Corrected {
  const changed = Object.entries(written).filter(([name, value]) => {
    const before = read[name as keyof Corrected];
    return JSON.stringify(value ?? null) !== JSON.stringify(before ?? null);
  });
  return Object.fromEntries(changed.map(([name, value]) => [name, value ?? null]));
}

function Fields({ item }: { item: Item }) {
  const { t } = useTranslation();
  const departments = useDepartments();
  const label = (name: keyof Corrected) => t(`correction.${name}`);
  if (item.kind === "clause") {
    return (
      <Form.Item name="heading" label={label("heading")}>
        <Input.TextArea autoSize />
      </Form.Item>
    );
  }
  if (item.kind === "duty") {
    return (
      <>
        <Form.Item
          name="unit"
          label={label("unit")}
          rules={[{ required: true, message: t("correction.needed") }]}
        >
          <Input />
        </Form.Item>
        <Form.Item name="role" label={label("role")}>
          <Select options={ROLES.map((value) => ({ value, label: t(`duty_role.${value}`) }))} />
        </Form.Item>
        <Form.Item name="departments" label={label("departments")}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: "label" }}
            loading={departments.isPending}
            options={(departments.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
          />
        </Form.Item>
      </>
    );
  }
  return (
    <>
      <Form.Item
        name="subject"
        label={label("subject")}
        rules={[{ required: true, message: t("correction.needed") }]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="indicator" label={label("indicator")}>
        <Select allowClear options={INDICATORS.map((value) => ({ value, label: t(`indicator.${value}`) }))} />
      </Form.Item>
      <div className="form-row">
        <Form.Item name="least" label={label("least")}>
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item
          name="most"
          label={label("most")}
          dependencies={["least"]}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, most) =>
                most != null && getFieldValue("least") != null && most < getFieldValue("least")
                  ? Promise.reject(new Error(t("correction.order")))
                  : Promise.resolve(),
            }),
          ]}
        >
          <InputNumber precision={0} />
        </Form.Item>
        <Form.Item name="deadline_year" label={label("deadline_year")}>
          <InputNumber min={1900} max={2199} precision={0} />
        </Form.Item>
        <Form.Item name="approximate" label={label("approximate")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </div>
      <Form.Item name="qualitative" label={label("qualitative")}>
        <Input />
      </Form.Item>
    </>
  );
}

interface CorrectionDialogProps {
  item: Item | null;
  onCorrect: (item: Item, changed: Corrected) => void;
  onClose: () => void;
}

export function CorrectionDialog({ item, onCorrect, onClose }: CorrectionDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Corrected>();
  const keep = async () => {
    const written = await form.validateFields().catch(() => null);
    if (!item || !written) return;
    const read = fields_of({ ...item, review: null } as Item);
    const changed = changes_of(read, written);
    if (Object.keys(changed).length) onCorrect(item, changed);
    onClose();
  };
  return (
    <Modal
      open={item !== null}
      onCancel={onClose}
      onOk={keep}
      title={item ? t("correction.title", { kind: t(`kind.${item.kind}`) }) : ""}
      okText={t("correction.keep")}
      destroyOnHidden
    >
      {item ? (
        <Form form={form} layout="vertical" initialValues={fields_of(item)} key={item.id}>
          <Fields item={item} />
        </Form>
      ) : null}
      <p className="quiet">{t("correction.note")}</p>
    </Modal>
  );
}
