// An organisation or a school, as the exchange knows its parties.
import type { Schemas } from "@/api";
import { paths } from "@/ui/paths";

export type Party = Pick<Schemas["Party"], "id" | "name" | "is_school">;

export const party_path = ({ id, is_school }: Party) =>
  is_school ? paths.school(id) : paths.organisation(id);
// The two fields of a request, of which one is filled.
export const party_fields = (party: Party | null) => ({
  organisation: party && !party.is_school ? party.id : null,
  school: party?.is_school ? party.id : null,
});
