// A covered bridge: roof, posts, deck, arch.
export function Logo({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden="true">
      <rect width="48" height="48" rx="10" fill="#0e4f57" />
      <path d="M5 22Q24 5 43 22L38.5 22Q24 11.5 9.5 22Z" fill="#f4efe4" />
      <path
        d="M12 22v7M18 20v9M24 19v10M30 20v9M36 22v7"
        stroke="#f4efe4"
        strokeWidth="2.2"
        strokeLinecap="round"
      />
      <path d="M4 32Q24 24 44 32" stroke="#e2633f" strokeWidth="3" fill="none" strokeLinecap="round" />
      <path d="M10 40Q24 30 38 40" stroke="#f4efe4" strokeWidth="2.4" fill="none" strokeLinecap="round" />
    </svg>
  );
}
