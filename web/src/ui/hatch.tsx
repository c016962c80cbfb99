// Diagonal stripes: the sign of a value that the generator made.

export const hatch_id = (colour: string) => `hatch-${colour.replace(/\W/g, "")}`;

export function Hatch({ colour }: { colour: string }) {
  return (
    <defs>
      <pattern
        id={hatch_id(colour)}
        width="3"
        height="3"
        patternUnits="userSpaceOnUse"
        patternTransform="rotate(45)"
      >
        <rect width="1.4" height="3" fill={colour} />
      </pattern>
    </defs>
  );
}
