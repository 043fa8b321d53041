/** The few drawings of the room. */
const PATHS = {
  listen: ["M4 9.5v5h3.5L12 18.5v-13L7.5 9.5z", "M15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11"],
  stop: ["M6.5 6.5h11v11h-11z"],
  warning: ["M12 4 21 19.5H3z", "M12 10v4.5M12 17v.2"],
  done: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "m8.5 12.2 2.4 2.4 4.7-5"],
  wait: ["M20.5 12a8.5 8.5 0 1 1-17 0 8.5 8.5 0 0 1 17 0z", "M12 7.5V12l3 2"],
  on: ["m10 6 6 6-6 6"],
  back: ["m14 6-6 6 6 6"],
} as const;

export function Glyph({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg class="glyph" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      {PATHS[name].map((d) => <path key={d} d={d} />)}
    </svg>
  );
}
